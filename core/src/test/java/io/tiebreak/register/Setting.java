package io.tiebreak.register;

import io.tiebreak.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A command that sets a value, locks or unlocks, put together step by step. Values are JSON written with ' for ". */
record Setting(
        Optional<String> value,
        OptionalLong revision,
        Optional<Instant> timestamp,
        OptionalLong seen,
        Locking locking,
        OptionalLong fence) {

    static Setting nothing() {
        return new Setting(
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                new Locking.Keep(),
                OptionalLong.empty());
    }

    static Setting to(Object value) {
        return new Setting(
                Optional.of(value.toString()),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                new Locking.Keep(),
                OptionalLong.empty());
    }

    static Setting lock() {
        return nothing().locking(new Locking.Take(Lease.DEFAULT));
    }

    static Setting unlock() {
        return nothing().locking(new Locking.Release());
    }

    Setting revision(long expected) {
        return new Setting(value, OptionalLong.of(expected), timestamp, seen, locking, fence);
    }

    Setting timestamp(Instant time) {
        return new Setting(value, revision, Optional.of(time), seen, locking, fence);
    }

    Setting seen(long base) {
        return new Setting(value, revision, timestamp, OptionalLong.of(base), locking, fence);
    }

    Setting locking(Locking one) {
        return new Setting(value, revision, timestamp, seen, one, fence);
    }

    Setting locked(Duration length) {
        return locking(new Locking.Take(length));
    }

    Setting released() {
        return locking(new Locking.Release());
    }

    Setting fence(long token) {
        return new Setting(value, revision, timestamp, seen, locking, OptionalLong.of(token));
    }

    RegisterCommand.SetValue command() {
        return new RegisterCommand.SetValue(
                value.map(text -> Json.stored(text.replace('\'', '"'))), revision, timestamp, seen, locking, fence);
    }
}
