package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;

/** Both functions of items in one fake world. */
final class ItemsApi {
    final FakeWorld world;
    private final ItemsWriteFunction writes;
    private final ItemsReadFunction reads;
    private final RequestHandler<SQSEvent, SQSBatchResponse> commands;

    ItemsApi() {
        this(ScopelessTokens.NONE);
    }

    ItemsApi(ScopelessTokens scopeless) {
        world = new FakeWorld(scopeless);
        writes = new ItemsWriteFunction(
                DaggerFakeWriteComponent.builder().fakeWorld(world).build().api());
        commands = new ItemCommandsFunction(
                DaggerFakeCommandsComponent.builder().fakeWorld(world).build().runs());
        reads = new ItemsReadFunction(
                DaggerFakeReadComponent.builder().fakeWorld(world).build().api());
    }

    SQSBatchResponse run(SQSEvent batch) {
        return commands.handleRequest(batch, null);
    }

    /** Carries out all commands that were accepted for later. */
    SQSBatchResponse runDeferred() {
        return run(world.messages.takeCommands());
    }

    Reply write(Sent sent) {
        return sent.by(writes);
    }

    Reply read(Sent sent) {
        return sent.by(reads);
    }

    /** A write that must leave the ledger as it is. */
    Reply writeInVain(Sent sent) {
        int before = world.ledger.written().size();
        Reply reply = write(sent);
        assertThat(world.ledger.written().size()).as(reply.text()).isEqualTo(before);
        return reply;
    }

    Reply post(String body) {
        return write(Sent.toType("POST", "invoice").body(body));
    }

    Reply put(String id, String body) {
        return write(Sent.toItem("PUT", "invoice", id).body(body));
    }

    Reply patch(String id, String body) {
        return write(Sent.toItem("PATCH", "invoice", id).body(body));
    }

    Reply delete(String id, long version) {
        return write(Sent.toItem("DELETE", "invoice", id).query("version", Long.toString(version)));
    }

    Reply transact(String... commands) {
        return write(transaction(commands));
    }

    /** A command on an invoice; further fields begin with a comma. */
    static String on(String verb, String id, String fields) {
        return "{'" + verb + "':{'type':'invoice','id':'" + id + "'" + fields + "}}";
    }

    /** Commands written with ' for ". */
    static Sent transaction(String... commands) {
        return Sent.toTransactions().json("{'commands':[" + String.join(",", commands) + "]}");
    }

    Reply get(String id) {
        return read(Sent.toItem("GET", "invoice", id));
    }

    /** Makes item {@code id} have this many versions. */
    ItemsApi having(String id, int versions) {
        for (int version = 0; version < versions; version++) {
            put(id, "{\"version\":" + version + ",\"name\":\"v" + (version + 1) + "\"}");
        }
        return this;
    }
}
