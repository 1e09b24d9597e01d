package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Sent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Writes of every kind, all under one key and all accepted in one world. */
final class KeyedWrites {
    private static final String KEY = "order 4711";

    private KeyedWrites() {}

    /** Item old has 2 versions, gone is a tombstone at version 3, new has never been. */
    static ItemsApi world() {
        ItemsApi api = new ItemsApi().having("old", 2).having("gone", 2);
        api.delete("gone", 2).is(200);
        return api;
    }

    static Stream<Named<Sent>> all() {
        return Stream.of(creations(), replacements(), patches(), deletions(), transactions())
                .flatMap(writes -> writes);
    }

    private static Stream<Named<Sent>> creations() {
        return Stream.of(
                write("POST with an id", post().json("{'id':'new','name':'n'}")),
                write("POST on a tombstone", post().json("{'id':'gone','name':'n'}")),
                write("POST without an id", post().json("{'name':'n'}")),
                write(
                        "POST with If-None-Match",
                        post().header("If-None-Match", "*").json("{'id':'new','name':'n'}")));
    }

    private static Stream<Named<Sent>> replacements() {
        return Stream.of(
                write("PUT 0", put("new").json("{'version':0,'name':'n'}")),
                write("PUT 0 on a tombstone", put("gone").json("{'version':0,'name':'n'}")),
                write("PUT n", put("old").json("{'version':2,'name':'n'}")),
                write("PUT -1", put("old").json("{'version':-1,'name':'n'}")),
                write("PUT -1 on nothing", put("new").json("{'version':-1,'name':'n'}")),
                write("PUT -1 on a tombstone", put("gone").json("{'version':-1,'name':'n'}")),
                write(
                        "PUT with If-Match n",
                        put("old").header("If-Match", "\"2\"").json("{'name':'n'}")),
                write("PUT with If-Match *", put("old").header("If-Match", "*").json("{'name':'n'}")),
                write(
                        "PUT with If-None-Match",
                        put("gone").header("If-None-Match", "*").json("{'name':'n'}")));
    }

    private static Stream<Named<Sent>> patches() {
        return Stream.of(
                write("PATCH n", patch().json("{'version':2,'name':'n'}")),
                write("PATCH -1", patch().json("{'version':-1,'name':'n'}")),
                write(
                        "PATCH with If-Match n",
                        patch().header("If-Match", "\"2\"").json("{'name':'n'}")),
                write("PATCH with If-Match *", patch().header("If-Match", "*").json("{'name':'n'}")),
                write("PATCH rebased", patch().json("{'version':1,'rebase':true,'attributes':{'x':1}}")),
                write("PATCH not rebased", patch().json("{'version':2,'rebase':true,'attributes':{'x':1}}")),
                write(
                        "PATCH with If-Match, rebased",
                        patch().header("If-Match", "\"1\"").json("{'rebase':true,'attributes':{'x':1}}")));
    }

    private static Stream<Named<Sent>> deletions() {
        return Stream.of(
                write("DELETE n", delete().query("version", "2")),
                write("DELETE -1", delete().query("version", "-1")),
                write("DELETE with If-Match n", delete().header("If-Match", "\"2\"")),
                write("DELETE with If-Match *", delete().header("If-Match", "*")));
    }

    private static Stream<Named<Sent>> transactions() {
        return Stream.of(
                write(
                        "transaction of each kind",
                        ItemsApi.transaction(
                                "{'put':{'type':'invoice','id':'new','version':0,'name':'n'}}",
                                "{'patch':{'type':'invoice','id':'old','version':1,'rebase':true,'attributes':{'x':1}}}",
                                "{'put':{'type':'invoice','id':'gone','version':-1,'name':'n'}}")),
                write(
                        "transaction of one deletion",
                        ItemsApi.transaction("{'delete':{'type':'invoice','id':'old','version':2}}")),
                write(
                        "transaction that changes one item and not the other",
                        ItemsApi.transaction(
                                "{'patch':{'type':'invoice','id':'old','version':1,'rebase':true,'attributes':{}}}",
                                "{'put':{'type':'invoice','id':'new','version':-1,'name':'n'}}")));
    }

    private static Named<Sent> write(String name, Sent sent) {
        return Named.of(name, sent.key(KEY));
    }

    private static Sent post() {
        return Sent.toType("POST", "invoice");
    }

    private static Sent put(String id) {
        return Sent.toItem("PUT", "invoice", id);
    }

    private static Sent patch() {
        return Sent.toItem("PATCH", "invoice", "old");
    }

    private static Sent delete() {
        return Sent.toItem("DELETE", "invoice", "old");
    }
}
