package io.tiebreak.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Invokes it in a stack on AWS, through the aws CLI and with the rights that has. */
final class StackInvoker implements Invoker {

    private final Aws aws;
    private final String function;

    private StackInvoker(Aws aws, String function) {
        this.aws = aws;
        this.function = function;
    }

    /** Looks up what the function is called there. */
    static StackInvoker of(Aws aws, String stack) throws FailedException, InterruptedException {
        String function = aws.run(
                "cloudformation",
                "describe-stack-resource",
                "--stack-name",
                stack,
                "--logical-resource-id",
                FUNCTION,
                "--query",
                "StackResourceDetail.PhysicalResourceId",
                "--output",
                "text");
        return new StackInvoker(aws, function.strip());
    }

    @Override
    public JsonNode invoke(JsonNode event) throws FailedException, InterruptedException {
        try {
            Path folder = Files.createTempDirectory("tiebreak-rebuild");
            Path in = folder.resolve("event.json");
            Path out = folder.resolve("answer.json");
            try {
                Files.writeString(in, event.toString());
                return answer(Http.JSON.readTree(call(in, out)), Http.JSON.readTree(Files.readString(out)));
            } finally {
                Files.deleteIfExists(in);
                Files.deleteIfExists(out);
                Files.deleteIfExists(folder);
            }
        } catch (JsonProcessingException e) {
            throw new FailedException("the aws CLI did not answer with JSON");
        } catch (IOException e) {
            throw new FailedException("what the aws CLI reads and writes is not to be had: " + e.getMessage());
        }
    }

    private String call(Path in, Path out) throws FailedException, InterruptedException {
        // The answer may take longer than the minute the CLI waits by itself; tried again, it would be ordered twice.
        return aws.run(
                "lambda",
                "invoke",
                "--function-name",
                function,
                "--payload",
                "fileb://" + in,
                "--cli-read-timeout",
                "150",
                "--output",
                "json",
                out.toString());
    }

    private static JsonNode answer(JsonNode call, JsonNode body) throws FailedException {
        if (call.has("FunctionError")) {
            throw Invoker.failure(body);
        }
        return body;
    }
}
