package io.tiebreak.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What functions print goes to their log groups, and to standard error, each line with its function's name, so that
 * standard output stays for the run itself. What others print passes through.
 */
final class FunctionOutput extends OutputStream {

    private static final PrintStream ERROR = System.err;

    private static boolean installed;

    private final PrintStream others;
    private final Map<String, ByteArrayOutputStream> unfinished = new ConcurrentHashMap<>();

    private FunctionOutput(PrintStream others) {
        this.others = others;
    }

    static synchronized void install() {
        if (!installed) {
            // As on Lambda, whatever this machine's own is: what is logged must not depend on where it is run.
            System.setOut(new PrintStream(new FunctionOutput(System.out), true, UTF_8));
            System.setErr(new PrintStream(new FunctionOutput(System.err), true, UTF_8));
            installed = true;
        }
    }

    static void line(FunctionLoader function, String line) {
        ERROR.println("[" + function.function() + "] " + line);
        function.log(line);
    }

    static void trace(FunctionLoader function, Throwable problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> line(function, line));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Optional<FunctionLoader> function = FunctionLoader.current();
        if (function.isEmpty()) {
            others.write(bytes, offset, length);
            return;
        }
        ByteArrayOutputStream line =
                unfinished.computeIfAbsent(function.get().function(), any -> new ByteArrayOutputStream());
        synchronized (line) {
            line.write(bytes, offset, length);
            if (length > 0 && bytes[offset + length - 1] == '\n') {
                line.toString(UTF_8).lines().forEach(text -> line(function.get(), text));
                line.reset();
            }
        }
    }

    @Override
    public void flush() {
        others.flush();
    }
}
