package io.tiebreak.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class EdgeTest {

    private static final String ORDERS = "local-Orders";
    private static final String TEMPLATE = """
            Globals: {Function: {Runtime: java25, CodeUri: x.zip, Handler: a.B}}
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions:
                    [{AttributeName: id, AttributeType: S}, {AttributeName: owner, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - IndexName: byOwner
                      KeySchema: [{AttributeName: owner, KeyType: HASH}]
                      Projection: {ProjectionType: ALL}
              Writer:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    - Statement:
                        - Effect: Allow
                          Action: [dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:Query, dynamodb:BatchWriteItem, dynamodb:GetItem]
                          Resource: !GetAtt Orders.Arn
                          Condition: {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["item/*", "key/?"]}}
                        - Effect: Deny
                          Action: dynamodb:*
                          Resource: "*"
                          Condition: {"ForAnyValue:StringEquals": {"dynamodb:LeadingKeys": [item/secret]}}
              IndexReader:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    - Statement:
                        - {Effect: Allow, Action: [dynamodb:Query, dynamodb:Scan], Resource: !Sub "${Orders.Arn}/index/*"}
              Scanner:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    - Statement:
                        - Effect: Allow
                          Action: dynamodb:Scan
                          Resource: !GetAtt Orders.Arn
                          Condition: {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [item/a]}}
            """;

    private static LocalDynamoDb db;
    private static List<LambdaFunction> functions;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Template template = Template.load(Files.writeString(folder.resolve("template.yaml"), TEMPLATE));
        db = LocalDynamoDb.inMemory();
        db.createTables(template.tables());
        functions = template.functions();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void everythingIsAllowedOnTheBareEndpoint() {
        try (DynamoDbClient anyone = Calls.to(db.endpoint())) {
            assertThatCode(() -> anyone.putItem(put -> put.tableName(ORDERS).item(item("any"))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aFunctionMayDoWhatItsPolicyAllows() {
        try (DynamoDbClient writer = as("Writer")) {
            writer.putItem(put -> put.tableName(ORDERS).item(item("item/a")));
            writer.updateItem(update -> update.tableName(ORDERS)
                    .key(item("key/1"))
                    .updateExpression("SET a = :a")
                    .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("x"))));
            assertThat(writer.query(query -> query.tableName(ORDERS)
                                    .keyConditionExpression("(#p = :p)")
                                    .expressionAttributeNames(Map.of("#p", "id"))
                                    .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("item/a"))))
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void aMissingActionIsDeniedInAwssWords() {
        try (DynamoDbClient writer = as("Writer")) {
            DynamoDbException denied = catchThrowableOfType(
                    DynamoDbException.class,
                    () -> writer.deleteItem(delete -> delete.tableName(ORDERS).key(item("item/a"))));
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo("User: arn:aws:sts::000000000000:assumed-role/local-WriterRole/local-Writer is not"
                            + " authorized to perform: dynamodb:DeleteItem on resource:"
                            + " arn:aws:dynamodb:us-east-1:000000000000:table/local-Orders because no identity-based"
                            + " policy allows the dynamodb:DeleteItem action");
        }
    }

    @Test
    void leadingKeysAreHeldAgainstEveryOperation() {
        try (DynamoDbClient writer = as("Writer")) {
            assertDenied(() -> writer.putItem(put -> put.tableName(ORDERS).item(item("other/a"))));
            assertDenied(() -> writer.putItem(put -> put.tableName(ORDERS).item(item("key/12"))));
            assertDenied(() -> writer.getItem(get -> get.tableName(ORDERS).key(item("other/a"))));
            assertDenied(() -> writer.query(query -> query.tableName(ORDERS)
                    .keyConditionExpression("id = :p")
                    .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("other/a")))));
            assertDenied(() -> writer.batchWriteItem(batch -> batch.requestItems(Map.of(
                    ORDERS,
                    List.of(
                            WriteRequest.builder()
                                    .putRequest(put -> put.item(item("item/a")))
                                    .build(),
                            WriteRequest.builder()
                                    .putRequest(put -> put.item(item("other/a")))
                                    .build())))));
        }
    }

    @Test
    void anExplicitDenyBeatsAnAllow() {
        try (DynamoDbClient writer = as("Writer")) {
            assertThatThrownBy(() -> writer.putItem(put -> put.tableName(ORDERS).item(item("item/secret"))))
                    .hasMessageContaining("explicit deny");
        }
    }

    @Test
    void aTransactionNeedsTheRightOfEachOfItsOperations() {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(one -> one.tableName(ORDERS).item(item("item/t")))
                .build();
        TransactWriteItem check = TransactWriteItem.builder()
                .conditionCheck(one ->
                        one.tableName(ORDERS).key(item("item/u")).conditionExpression("attribute_not_exists(id)"))
                .build();
        try (DynamoDbClient writer = as("Writer")) {
            writer.transactWriteItems(transaction -> transaction.transactItems(put));
            assertThatThrownBy(() -> writer.transactWriteItems(transaction -> transaction.transactItems(put, check)))
                    .hasMessageContaining("dynamodb:ConditionCheckItem");
        }
    }

    @Test
    void anIndexIsAResourceOfItsOwn() {
        try (DynamoDbClient reader = as("IndexReader")) {
            reader.query(query -> query.tableName(ORDERS)
                    .indexName("byOwner")
                    .keyConditionExpression("#o = :o")
                    .expressionAttributeNames(Map.of("#o", "owner"))
                    .expressionAttributeValues(Map.of(":o", AttributeValue.fromS("ann"))));
            assertDenied(() -> reader.scan(scan -> scan.tableName(ORDERS)));
        }
    }

    @Test
    void aScanHasNoLeadingKeysAndPassesForAllValuesAsOnAws() {
        try (DynamoDbClient scanner = as("Scanner")) {
            assertThatCode(() -> scanner.scan(scan -> scan.tableName(ORDERS))).doesNotThrowAnyException();
        }
    }

    @Test
    void aPathThatIsNoFunctionsIsRefused() {
        try (DynamoDbClient nobody = Calls.to(db.endpoint().resolve("/Nobody"))) {
            assertThatThrownBy(() -> nobody.scan(scan -> scan.tableName(ORDERS)))
                    .hasMessageContaining("Nobody");
        }
    }

    @Test
    void aLostAnswerTakesEffect() {
        try (DynamoDbClient unlucky = faulty("lost=1");
                DynamoDbClient anyone = Calls.to(db.endpoint())) {
            assertThatThrownBy(
                            () -> unlucky.putItem(put -> put.tableName(ORDERS).item(item("lost"))))
                    .isInstanceOf(SdkClientException.class);
            assertThat(anyone.getItem(get -> get.tableName(ORDERS).key(item("lost")))
                            .hasItem())
                    .isTrue();
        }
    }

    @Test
    void aThrottledRequestHasNoEffect() {
        try (DynamoDbClient unlucky = faulty("throttle=1");
                DynamoDbClient anyone = Calls.to(db.endpoint())) {
            assertThatThrownBy(
                            () -> unlucky.putItem(put -> put.tableName(ORDERS).item(item("throttled"))))
                    .isInstanceOf(ProvisionedThroughputExceededException.class);
            assertThat(anyone.getItem(get -> get.tableName(ORDERS).key(item("throttled")))
                            .hasItem())
                    .isFalse();
        }
    }

    @Test
    void aTransactionConflictCancelsTheTransactionAndLetsOtherRequestsBe() {
        try (DynamoDbClient unlucky = faulty("transaction-conflict=1")) {
            unlucky.putItem(put -> put.tableName(ORDERS).item(item("plain")));
            TransactionCanceledException conflict = catchThrowableOfType(
                    TransactionCanceledException.class,
                    () -> unlucky.transactWriteItems(transaction -> transaction.transactItems(
                            TransactWriteItem.builder()
                                    .put(one -> one.tableName(ORDERS).item(item("c1")))
                                    .build(),
                            TransactWriteItem.builder()
                                    .put(one -> one.tableName(ORDERS).item(item("c2")))
                                    .build())));
            assertThat(conflict.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("TransactionConflict", "None");
        }
    }

    private static DynamoDbClient as(String logicalId) {
        LambdaFunction function = functions.stream()
                .filter(one -> one.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
        return Calls.to(db.endpointOf(Caller.of(function, 1, Faults.none())));
    }

    private static DynamoDbClient faulty(String faults) {
        URI endpoint = db.endpointWith(Faults.parse(faults));
        return Calls.to(endpoint);
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).hasMessageContaining("is not authorized to perform");
    }

    private static Map<String, AttributeValue> item(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }
}
