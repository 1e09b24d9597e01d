package io.tiebreak.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.Queue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ in this JVM, spoken to as any SQS is. It hides messages that were received or are delayed, keeps the order in
 * a group and the groups apart, and knows what was sent twice; it forgets everything when it is closed.
 */
final class ElasticMq implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "127.0.0.1";

    /** Nothing here waits for the scheduler, which would tick a hundred times a second. */
    private static final String SILENT_DAEMONS = """
            pekko {
              loggers = []
              loglevel = OFF
              stdout-loglevel = OFF
              daemonic = on
              jvm-shutdown-hooks = off
              scheduler.tick-duration = 100ms
            }
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ElasticMq() {
        ClassLoader own = ElasticMq.class.getClassLoader();
        actors = ActorSystem.create(
                "queues",
                ConfigFactory.parseString(SILENT_DAEMONS).withFallback(ConfigFactory.defaultReference(own)),
                own);
        server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface(HOST)
                .withPort(0)
                .withAWSRegion(Account.REGION)
                .withAWSAccountId(Account.ID)
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        endpoint = URI.create("http://" + HOST + ":" + port + "/");
    }

    static ElasticMq start() {
        return new ElasticMq();
    }

    /** Makes a queue. Where its messages go in the end is not for the engine to know. */
    void create(Queue queue) {
        ObjectNode request = JSON.createObjectNode().put("QueueName", queue.name());
        ObjectNode attributes = request.putObject("Attributes")
                .put(
                        "VisibilityTimeout",
                        Long.toString(queue.visibilityTimeout().toSeconds()))
                .put("DelaySeconds", Long.toString(queue.delay().toSeconds()));
        if (queue.isFifo()) {
            attributes
                    .put("FifoQueue", "true")
                    .put("ContentBasedDeduplication", Boolean.toString(queue.deduplicatesByContent()));
        }
        call("CreateQueue", request);
    }

    /**
     * Does one operation and returns its answer; an interrupted thread waits for it all the same, because an answer may
     * carry messages.
     *
     * @throws SqsProblem if it is refused
     */
    ObjectNode call(String operation, ObjectNode request) {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + operation)
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        HttpResponse<String> answer = send(post);
        ObjectNode json = object(answer.body());
        if (answer.statusCode() == 200) {
            return json;
        }
        String type = json.path("__type").asText("InternalError");
        throw new SqsProblem(
                type.substring(type.indexOf('#') + 1),
                json.path("Message").asText("the local queue failed with status " + answer.statusCode()));
    }

    /** On a thread of its own, which nobody interrupts. */
    private HttpResponse<String> send(HttpRequest post) {
        Future<HttpResponse<String>> answer = threads.submit(() -> http.send(post, BodyHandlers.ofString()));
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("ElasticMQ does not answer", e.getCause());
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Some answers have no body. */
    private static ObjectNode object(String body) {
        try {
            return body.startsWith("{") && JSON.readTree(body) instanceof ObjectNode json
                    ? json
                    : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ElasticMQ answers no JSON: " + body, e);
        }
    }

    @Override
    public void close() {
        server.stopAndGetFuture().apply();
        actors.terminate();
        http.shutdownNow();
        threads.shutdownNow();
    }
}
