package io.tiebreak.importer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a plain or gzipped stream, as bytes: whether they are UTF-8 is judged where JSON is. */
final class Lines implements Closeable {

    /** No backend takes an edit this long; what a line has beyond it is dropped, so none can fill the memory. */
    static final int LONGEST = 1 << 20;

    private static final int GZIP_MAGIC = 0x1f8b;

    private final InputStream in;

    private Lines(InputStream in) {
        this.in = in;
    }

    /** Told apart by the first two bytes, not by a name: standard input has none. */
    static Lines of(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return new Lines(magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in);
    }

    /** The next line without its end, or its first {@link #LONGEST} + 1 bytes; null after the last. */
    byte @Nullable [] next() throws IOException {
        int read = in.read();
        if (read < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() <= LONGEST) {
                line.write(read);
            }
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
