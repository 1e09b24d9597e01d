package io.tiebreak.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.local.iam.Access;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Bucket;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where functions read objects: {@code GET /caller/bucket/key} on a free port of 127.0.0.1, as an SDK asks for in path
 * style. The caller's policy is asked, and whatever is not reading a whole object is refused in S3's form.
 */
public final class S3Server implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** SDKs name the operation in the query. */
    private static final Set<String> QUERIES = Set.of("", "x-id=GetObject");

    private final Buckets buckets;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Undertow undertow;

    private S3Server(Buckets buckets) {
        this.buckets = buckets;
        this.undertow = Undertow.builder()
                .addHttpListener(0, HOST)
                .setIoThreads(1)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setHandler(new BlockingHandler(this::handle))
                .build();
    }

    /** Starts answering. */
    public static S3Server start(Buckets buckets) {
        S3Server server = new S3Server(buckets);
        server.undertow.start();
        return server;
    }

    /** Where a caller finds S3: its policy is asked, and dead it gets no answer. */
    public URI endpointOf(Caller caller) {
        callers.put(caller.path(), caller);
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("http://" + HOST + ":" + address.getPort() + "/" + caller.path());
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        String[] path = exchange.getRequestURI().split("/", 4);
        Caller caller = path.length > 1 ? callers.get(path[1]) : null;
        if (caller == null) {
            send(exchange, S3Answer.accessDenied("no function of the template is " + exchange.getRequestURI()));
            return;
        }
        Optional<S3Answer> answer = caller.request(() -> answer(caller, path, exchange));
        if (answer.isPresent()) {
            send(exchange, answer.get());
        } else {
            exchange.getConnection().close();
        }
    }

    private S3Answer answer(Caller caller, String[] path, HttpServerExchange exchange) throws IOException {
        boolean readsAnObject = exchange.getRequestMethod().equals(Methods.GET)
                && path.length == 4
                && !path[3].isEmpty()
                && QUERIES.contains(exchange.getQueryString())
                && !exchange.getRequestHeaders().contains("Range");
        if (!readsAnObject) {
            return S3Answer.notImplemented();
        }
        try {
            // In a path, unlike in a form, a plus sign is one.
            return object(caller, path[2], URLDecoder.decode(path[3].replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException notDecodable) {
            return S3Answer.invalidUri();
        }
    }

    private S3Answer object(Caller caller, String bucket, String key) throws IOException {
        Optional<String> refusal = refusal(caller, "s3:GetObject", Bucket.arn(bucket) + "/" + key);
        if (refusal.isPresent()) {
            return S3Answer.accessDenied(refusal.get());
        }
        if (!buckets.exists(bucket)) {
            return S3Answer.noSuchBucket();
        }
        // Who may not list a bucket is not told what is missing from it.
        return buckets.get(bucket, key)
                .map(S3Answer::object)
                .orElseGet(() -> refusal(caller, "s3:ListBucket", Bucket.arn(bucket))
                        .map(S3Answer::accessDenied)
                        .orElseGet(S3Answer::noSuchKey));
    }

    private static Optional<String> refusal(Caller caller, String action, String resource) {
        return caller.refusal(List.of(new Access(action, resource, List.of())));
    }

    private static void send(HttpServerExchange exchange, S3Answer answer) {
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(answer.body());
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
