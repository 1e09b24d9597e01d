package io.tiebreak.local;

import io.tiebreak.local.http.Preflights;
import io.tiebreak.local.template.Template;

/** What a run says about itself before it is ready. */
final class StartBlock {

    private StartBlock() {}

    static void print(LocalBackend backend, Options options) {
        Template template = backend.template();
        System.out.printf(
                "%s: %d tables, %d functions, %d routes, %d event sources; DynamoDB at %s%n",
                options.template(),
                template.tables().size(),
                template.functions().size(),
                template.routes().size(),
                backend.eventSources().size(),
                backend.dynamoDbEndpoint());
        System.out.println(
                "state: " + options.data().map(folder -> "kept in " + folder).orElse("in memory"));
        System.out.println("direct calls: POST /2015-03-31/functions/NAME/invocations, as aws lambda invoke does");
        if (!template.buckets().isEmpty()) {
            System.out.println("buckets: folders in " + backend.buckets());
        }
        if (!template.queues().isEmpty()) {
            System.out.println("queues: SQS at " + backend.sqsEndpoint() + ", with "
                    + String.join(", ", backend.queues().values()));
        }
        if (!template.noEffects().isEmpty()) {
            System.out.println("no local effect: " + String.join(System.lineSeparator() + "  ", template.noEffects()));
        }
        if (!options.faults().isNone()) {
            System.out.println("faults: " + options.faults());
        }
        if (Preflights.areRefused(template)) {
            System.out.println("note: API Gateway answers browsers' preflights with 401, as $default wants a token:"
                    + " add a route OPTIONS /{proxy+} with Auth: {Authorizer: NONE}");
        }
        System.out.println(
                options.requiresToken()
                        ? "calls need a token: scripts/token makes one"
                        : "calls without a token are tenant demo, actor dev (--require-token refuses them)");
    }
}
