package io.tiebreak.local.template;

import java.util.Set;
import java.util.stream.Stream;

/** The actions a policy may name here; a later room for another service adds its own. */
final class Actions {

    private static final Set<String> DYNAMODB = Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:DescribeStream",
            "dynamodb:DescribeTable",
            "dynamodb:DescribeTimeToLive",
            "dynamodb:GetItem",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "dynamodb:ListTables",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:UpdateItem");

    private static final Set<String> EXECUTE_API = Set.of("execute-api:ManageConnections");

    private static final Set<String> S3 = Set.of("s3:GetObject", "s3:ListBucket");

    private static final Set<String> SQS = Set.of(
            "sqs:CancelMessageMoveTask",
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListDeadLetterSourceQueues",
            "sqs:ListMessageMoveTasks",
            "sqs:ListQueues",
            "sqs:PurgeQueue",
            "sqs:ReceiveMessage",
            "sqs:SendMessage",
            "sqs:StartMessageMoveTask");

    private Actions() {}

    /** Whether an action, or a pattern of actions, is one this machine knows. */
    static boolean known(String action) {
        return Stream.of(DYNAMODB, EXECUTE_API, S3, SQS)
                .flatMap(Set::stream)
                .anyMatch(one -> Wildcards.matches(action, one));
    }
}
