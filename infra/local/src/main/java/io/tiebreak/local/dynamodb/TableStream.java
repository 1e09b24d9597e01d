package io.tiebreak.local.dynamodb;

import io.tiebreak.local.streams.RecordStream;
import io.tiebreak.local.template.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;

/** A table's stream, read without a detour over HTTP. */
final class TableStream implements RecordStream {

    private static final String TRIMMED = "TrimmedDataAccessException";

    private final DynamoDBRequestHandler engine;
    private final String engineArn;
    private final String arn;

    TableStream(DynamoDBRequestHandler engine, String tableArn, String tableName) {
        DescribeTableRequest byName =
                DescribeTableRequest.builder().tableName(tableName).build();
        var table = engine.describeTable(LocalDynamoDb.CALLER, Account.REGION, byName)
                .table();
        this.engine = engine;
        this.engineArn = table.latestStreamArn();
        // DynamoDB Local has a region of its own; functions are to see the one everything else here is in.
        this.arn = tableArn + "/stream/" + table.latestStreamLabel();
    }

    @Override
    public String arn() {
        return arn;
    }

    @Override
    public List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        @Nullable String last = null;
        do {
            DescribeStreamRequest request = DescribeStreamRequest.builder()
                    .streamArn(engineArn)
                    .exclusiveStartShardId(last)
                    .build();
            StreamDescription page = engine.describeStream(LocalDynamoDb.CALLER, Account.REGION, request)
                    .streamDescription();
            page.shards()
                    .forEach(shard ->
                            shards.add(new Shard(shard.shardId(), Optional.ofNullable(shard.parentShardId()))));
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    @Override
    public String iterator(String shardId, Position from) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(engineArn).shardId(shardId);
        switch (from) {
            case Position.Oldest() -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
            case Position.After(String sequenceNumber) ->
                request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(sequenceNumber);
        }
        return engine.getShardIterator(LocalDynamoDb.CALLER, Account.REGION, request.build())
                .shardIterator();
    }

    @Override
    public Page read(String iterator, int limit) {
        GetRecordsRequest request =
                GetRecordsRequest.builder().shardIterator(iterator).limit(limit).build();
        GetRecordsResponse page = records(request);
        return new Page(
                page.records().stream()
                        .map(record -> RecordJson.of(record, arn))
                        .toList(),
                Optional.ofNullable(page.nextShardIterator()));
    }

    /** DynamoDB Local says so of a place in an empty shard as well, when its first record comes. */
    private GetRecordsResponse records(GetRecordsRequest request) {
        try {
            return engine.getRecords(LocalDynamoDb.CALLER, Account.REGION, request);
        } catch (DynamoDBLocalServiceException e) {
            throw TRIMMED.equals(e.getErrorCode()) ? new TrimmedException(e) : e;
        }
    }
}
