package io.tiebreak.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.register.Register;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What listeners can rely on, whatever keeps their subscriptions. */
abstract class LiveContract extends LiveFixture {
    LiveContract() {}

    LiveContract(Database database) {
        super(database);
    }

    @Nested
    class SnapshotThenChanges {
        @Test
        void whatIsThereIsToldFirstAndThenEachChange() {
            set("/lights/desk", 1);
            set("/lights/hall", 2);
            set("/doors/front", 3);
            drained();
            String ann = connected();
            assertThat(subscribe(ann, "1", "/lights/*")).isEqualTo(Subscriptions.Outcome.DONE);
            set("/lights/desk", 4);
            set("/doors/front", 5);
            remove("/lights/hall");
            deliver();
            assertThat(channel.told(ann))
                    .containsExactly("1[/lights/desk@1=1 /lights/hall@1=2]", "/lights/desk@2=4", "/lights/hall@2 gone");
        }

        @Test
        void whoFindsNothingIsToldSo() {
            String ann = connected();
            subscribe(ann, "1", "/nowhere/**");
            assertThat(channel.told(ann)).containsExactly("1[]");
        }

        @Test
        void aChangeThatTheSnapshotShowsIsNotToldAgain() {
            set("/a", 1);
            remove("/a");
            set("/b", 1);
            String ann = connected();
            subscribe(ann, "1", "/*");
            channel.told(ann);
            deliver();
            assertThat(channel.told(ann)).isEmpty();
            set("/a", 2);
            deliver();
            assertThat(channel.told(ann)).containsExactly("/a@3=2");
        }

        @Test
        void aChangeWhileTheSnapshotIsSentIsToldAfterIt() {
            set("/a", 1);
            drained();
            String ann = connected();
            channel.beforeNext(() -> {
                set("/a", 2);
                deliver();
                set("/a", 3);
                deliver();
            });
            subscribe(ann, "1", "/a");
            assertThat(channel.told(ann)).containsExactly("1[/a@1=1]", "/a@2=2", "/a@3=3");
        }

        @Test
        void andOneThatComesWhileThatIsToldAfterThat() {
            set("/a", 1);
            drained();
            String ann = connected();
            channel.beforeNext(() -> {
                set("/a", 2);
                deliver();
                channel.beforeNext(() -> {
                    set("/a", 3);
                    deliver();
                });
            });
            subscribe(ann, "1", "/a");
            assertThat(channel.told(ann)).containsExactly("1[/a@1=1]", "/a@2=2", "/a@3=3");
        }

        @Test
        void whatIsOnItsWayWhileTheSnapshotIsReadIsNotToldTwice() {
            set("/a", 1);
            String ann = connected();
            channel.beforeNext(LiveContract.this::deliver);
            subscribe(ann, "1", "/a");
            assertThat(channel.told(ann)).containsExactly("1[/a@1=1]");
        }

        @Test
        void manyValuesComeInParts() {
            IntStream.range(0, 5).forEach(i -> set("/large/" + i, "\"" + "x".repeat(40_000) + "\""));
            String ann = connected();
            subscribe(ann, "1", "/large/*");
            assertThat(channel.told(ann))
                    .containsExactly(
                            "1[/large/0@1=40002 bytes /large/1@1=40002 bytes /large/2@1=40002 bytes ...",
                            "1[/large/3@1=40002 bytes /large/4@1=40002 bytes]");
        }

        @Test
        void whoStoppedListeningIsToldNothing() {
            String ann = listening("/a");
            subscriptions().unsubscribe(ann, "1", meter);
            set("/a", 1);
            deliver();
            assertThat(channel.told(ann)).isEmpty();
        }

        @Test
        void anotherSubscriptionOfThatNameTakesItsPlace() {
            String ann = listening("/a");
            subscribe(ann, "1", "/b");
            set("/a", 1);
            set("/b", 1);
            deliver();
            assertThat(channel.told(ann)).containsExactly("1[]", "/b@1=1");
        }

        @Test
        void whoStopsListeningWhileTheSnapshotIsSentKeepsHisConnection() {
            String ann = connected();
            channel.beforeNext(() -> subscriptions().unsubscribe(ann, "1", meter));
            assertThat(subscribe(ann, "1", "/a")).isEqualTo(Subscriptions.Outcome.DONE);
            assertThat(channel.closed()).isEmpty();
        }
    }

    @Nested
    class WhoIsTold {
        @Test
        void patternsMeanWholeSegmentsWherever() {
            List<String> patterns = List.of("/**", "/*/x", "/a/x", "/a/**", "/*", "/a", "/a/*/x", "/**/x");
            List<String> listeners =
                    patterns.stream().map(LiveContract.this::listening).toList();
            set("/a/x", 1);
            deliver();
            assertThat(listeners.stream().map(one -> channel.told(one).size()).toList())
                    .containsExactly(1, 1, 1, 1, 0, 0, 0, 1);
        }

        @Test
        void nobodyIsToldTwiceHoweverManyOfHisPatternsMeanIt() {
            String ann = connected();
            subscribe(ann, "1", "/a/*");
            subscribe(ann, "2", "/**");
            channel.told(ann);
            set("/a/x", 1);
            set("/b", 1);
            deliver();
            assertThat(channel.told(ann)).containsExactly("/a/x@1=1", "/b@1=1");
        }

        @Test
        void anotherTenantHearsNothing() {
            String other = connected("other-" + tenant);
            subscribe(other, "1", "/**");
            channel.told(other);
            set("/a", 1);
            tell("/a", "1");
            deliver();
            assertThat(channel.told(other)).isEmpty();
        }

        @Test
        void eventsAreToldAsTheyAre() {
            String ann = listening("/commands/**");
            tell("/commands/dim", "7");
            tell("/commands/dim", "8");
            tell("/elsewhere", "9");
            assertThat(channel.told(ann)).containsExactly("!/commands/dim=7", "!/commands/dim=8");
        }

        @Test
        void whoListensAndCatchesUpElsewhereIsToldOnceAndNothingIsHeldForHim() {
            String ann = listening("/a/*");
            Subscription pending = catchingUp(ann, "/**");
            set("/a/x", 1);
            deliver();
            assertThat(channel.told(ann)).containsExactly("/a/x@1=1");
            assertThat(store.goLive(pending, 0, now(), meter)).isEqualTo(new SubscriptionStore.Caught.Up());
        }

        @Test
        void whoGoesLiveWhileSomethingIsBroughtIsToldIt() {
            String ann = connected();
            Subscription pending = catchingUp(ann, "/a");
            set("/a", 1);
            feedThatHolds(() -> store.goLive(pending, 0, now().minusSeconds(60), meter))
                    .tell(drained(), meter);
            assertThat(channel.told(ann)).containsExactly("/a@1=1");
        }

        @Test
        void anEventWhileTheSnapshotIsSentIsToldAfterIt() {
            String ann = connected();
            channel.beforeNext(() -> tell("/a", "7"));
            subscribe(ann, "1", "/a");
            assertThat(channel.told(ann)).containsExactly("1[]", "!/a=7");
        }

        @Test
        void aConnectionHasAHundredSubscriptions() {
            String ann = connected();
            IntStream.range(0, Subscriptions.MOST).forEach(i -> subscribe(ann, "" + i, "/a/" + i));
            assertThat(subscribe(ann, "one more", "/b")).isEqualTo(Subscriptions.Outcome.TOO_MANY);
            assertThat(subscribe(ann, "1", "/b")).isEqualTo(Subscriptions.Outcome.DONE);
        }
    }

    @Nested
    class BundlesWhole {
        @Test
        void aBundleIsToldOnceAndWhole() {
            String ann = listening("/scene/**");
            bundle("dusk", "/scene/a", "/scene/b", "/elsewhere");
            deliver();
            assertThat(channel.told(ann)).containsExactly("dusk{/scene/a@1=1 /scene/b@1=1}");
        }

        @Test
        void severalPatternsOfOneListenerMakeOneBundle() {
            String ann = connected();
            subscribe(ann, "1", "/a");
            subscribe(ann, "2", "/b/*");
            channel.told(ann);
            bundle("both", "/a", "/b/x", "/c");
            deliver();
            assertThat(channel.told(ann)).containsExactly("both{/a@1=1 /b/x@1=1}");
        }

        @Test
        void itComesWhereItsFirstRegisterComes() {
            String ann = listening("/**");
            bundle("one", "/a", "/b");
            List<Register> ofBundle = drained();
            set("/a", 2);
            Register later = drained().getFirst();
            feed().tell(List.of(ofBundle.getFirst(), later, ofBundle.getLast()), meter);
            assertThat(channel.told(ann)).containsExactly("one{/a@1=1 /b@1=1}", "/a@2=2");
        }

        @Test
        void whoeverLearnsOfItSecondTellsNothingAndWaitsForTheFirst() {
            String ann = listening("/**");
            bundle("one", "/a", "/b");
            List<Register> ofBundle = drained();
            set("/b", 2);
            List<Register> second = List.of(ofBundle.getLast(), drained().getFirst());
            Register first = ofBundle.getFirst();
            store.claim(tenant, "/a@1", Address.of("/a"), now(), meter);
            assertThat(feed().tell(second, meter)).isEqualTo(OptionalInt.of(0));
            assertThat(channel.told(ann)).isEmpty();
            assertThat(feed().tell(List.of(first), meter)).isEmpty();
            assertThat(feed().tell(second, meter)).isEmpty();
            assertThat(channel.told(ann)).containsExactly("one{/a@1=1 /b@1=1}", "/b@2=2");
        }

        @Test
        void whoeverClaimedToTellItAndDoesNotIsNotWaitedForForLong() {
            String ann = listening("/**");
            bundle("one", "/a", "/b");
            List<Register> ofBundle = drained();
            store.claim(tenant, "/a@1", Address.of("/b"), now(), meter);
            assertThat(feed().tell(ofBundle.subList(0, 1), meter)).isEqualTo(OptionalInt.of(0));
            clock.advance(SubscriptionStore.CLAIMED);
            assertThat(feed().tell(ofBundle.subList(0, 1), meter)).isEmpty();
            assertThat(channel.told(ann)).containsExactly("one{/a@1=1 /b@1=1}");
        }

        @Test
        void norAtAllIfItWasWhoeverHadTheSameChanges() {
            String ann = listening("/**");
            bundle("one", "/a", "/b");
            store.claim(tenant, "/a@1", Address.of("/b"), now(), meter);
            assertThat(deliver()).isEmpty();
            assertThat(channel.told(ann)).containsExactly("one{/a@1=1 /b@1=1}");
        }

        @Test
        void underANameThatIsUsedAgainItIsAnotherOne() {
            bundle("one", "/a", "/b");
            deliver();
            clock.advance(Duration.ofHours(25));
            String ann = listening("/**");
            bundle("one", "/a", "/b");
            deliver();
            assertThat(channel.told(ann)).containsExactly("one{/a@2=1 /b@2=1}");
        }

        @Test
        void oneThatTheSnapshotShowsInPartIsToldWhole() {
            set("/a", 1);
            set("/b", 1);
            drained();
            String ann = connected();
            channel.beforeNext(() -> {
                bundle("one", "/a", "/b", "/c");
                deliver();
            });
            subscribe(ann, "1", "/**");
            assertThat(channel.told(ann)).containsExactly("1[/a@1=1 /b@1=1]", "one{/a@2=1 /b@2=1 /c@1=1}");
        }
    }

    @Nested
    class Losses {
        @Test
        void whoIsGoneIsForgotten() {
            String ann = listening("/a");
            channel.lose(ann);
            set("/a", 1);
            deliver();
            assertThat(store.below(tenant, "/a", meter)).isEmpty();
            assertThat(channel.closed()).isEmpty();
        }

        @Test
        void whoMissesSomethingIsClosedAndToldNothingMore() {
            String slow = listening("/a");
            String ann = listening("/a");
            channel.slowDown(slow);
            set("/a", 1);
            set("/a", 2);
            deliver();
            assertThat(channel.closed()).containsExactly(slow);
            assertThat(channel.told(ann)).containsExactly("/a@1=1", "/a@2=2");
        }

        @Test
        void whoCannotBeClosedIsNotForgotten() {
            String slow = listening("/a");
            channel.slowDown(slow);
            channel.failToClose();
            set("/a", 1);
            List<Register> changes = drained();
            assertThatThrownBy(() -> feed().tell(changes, meter)).isInstanceOf(StoreException.class);
            assertThat(store.below(tenant, "/a", meter)).hasSize(1);
            assertThat(feed().tell(changes, meter)).isEmpty();
            assertThat(channel.closed()).containsExactly(slow);
        }

        @Test
        void aSnapshotThatFailsLeavesNoSubscription() {
            String ann = connected();
            channel.beforeNext(() -> {
                throw new StoreException.Refused(new IllegalStateException("no right"));
            });
            assertThatThrownBy(() -> subscribe(ann, "1", "/a")).isInstanceOf(StoreException.class);
            assertThat(store.below(tenant, "/a", meter)).isEmpty();
            assertThat(channel.closed()).isEmpty();
        }

        @Test
        void soIsHeForWhomTooMuchIsHeld() {
            String ann = connected();
            channel.beforeNext(() -> {
                for (int i = 0; i < 6; i++) {
                    tell("/a", "\"" + "x".repeat(60_000) + "\"");
                }
            });
            assertThat(subscribe(ann, "1", "/a")).isEqualTo(Subscriptions.Outcome.OVER);
            assertThat(channel.closed()).contains(ann);
        }

        @Test
        void andHeWhoseSnapshotCameToNoEnd() {
            String ann = connected();
            catchingUp(ann, "/a");
            set("/a", 1);
            deliver();
            assertThat(channel.closed()).isEmpty();
            clock.advance(Duration.ofSeconds(26));
            set("/a", 2);
            deliver();
            assertThat(channel.closed()).containsExactly(ann);
        }

        @Test
        void whoseTimeIsOverIsClosedInsteadOfTold() {
            String ann = listening("/a");
            clock.advance(Duration.ofHours(1));
            set("/a", 1);
            deliver();
            assertThat(channel.told(ann)).isEmpty();
            assertThat(channel.closed()).containsExactly(ann);
            assertThat(subscribe(ann, "2", "/b")).isEqualTo(Subscriptions.Outcome.OVER);
        }

        @Test
        void whoeverLooksAtItsEndClosesItAndNotBefore() {
            String ann = connected();
            var expiry = new Expiry(store, channel, Backoff.DEFAULT, clock.surroundings());
            assertThat(expiry.look(ann, meter)).contains(now().plus(Duration.ofHours(1)));
            assertThat(channel.closed()).isEmpty();
            clock.advance(Duration.ofHours(1));
            assertThat(expiry.look(ann, meter)).isEmpty();
            assertThat(channel.closed()).containsExactly(ann);
        }
    }

    @Nested
    class Locks {
        private String locking(String writer) {
            String connection = connected();
            subscriptions().expectLocks(connection, List.of(Address.of("/a")), meter);
            lock(writer, "/a", Optional.of(connection));
            return connection;
        }

        @Test
        void whatWasLockedOverAConnectionIsReleasedAtItsEnd() {
            String ann = locking("ann");
            assertThat(lockAt("/a")).isPresent();
            subscriptions().end(ann, "command", meter);
            assertThat(lockAt("/a")).isEmpty();
            assertThat(store.holdings(ann, meter)).isEmpty();
        }

        @Test
        void notIfItWasTakenAnewOverAnother() {
            String first = locking("ann");
            locking("ann");
            subscriptions().end(first, "command", meter);
            assertThat(lockAt("/a")).isPresent();
        }

        @Test
        void norIfItWasTakenAnewOverNone() {
            String first = locking("ann");
            lock("ann", "/a", Optional.empty());
            subscriptions().end(first, "command", meter);
            assertThat(lockAt("/a")).isPresent();
        }

        @Test
        void norSomebodyElses() {
            String ann = locking("ann");
            clock.advance(Duration.ofMinutes(1));
            lock("ben", "/a", Optional.empty());
            subscriptions().end(ann, "command", meter);
            assertThat(lockAt("/a").orElseThrow().holder()).isEqualTo("ben");
        }

        @Test
        void writingKeepsItWhereItHangs() {
            String ann = locking("ann");
            set("/a", 1);
            subscriptions().end(ann, "command", meter);
            assertThat(lockAt("/a")).isEmpty();
        }

        @Test
        void whatWasLockedAfterItsEndIsReleasedByWhoeverFindsThat() {
            String ann = locking("ann");
            subscriptions().end(ann, "command", meter);
            lock("ann", "/a", Optional.of(ann));
            subscriptions().release(tenant, ann, List.of(Address.of("/a")), "command", meter);
            assertThat(lockAt("/a")).isEmpty();
        }

        @Test
        void aThousandAddressesAreLockedOverAConnectionAtMost() {
            List<Address> most = IntStream.range(0, Subscriptions.MOST_LOCKS + 1)
                    .mapToObj(i -> Address.of("/a/" + i))
                    .toList();
            String ann = connected();
            assertThat(subscriptions().expectLocks(ann, most, meter)).isEqualTo(Subscriptions.Outcome.TOO_MANY);
            assertThat(subscriptions().expectLocks(ann, most.subList(0, 3), meter))
                    .isEqualTo(Subscriptions.Outcome.DONE);
        }

        @Test
        void nothingIsLockedOverAConnectionThatIsOver() {
            String ann = connected();
            clock.advance(Duration.ofHours(1));
            assertThat(subscriptions().expectLocks(ann, List.of(), meter)).isEqualTo(Subscriptions.Outcome.OVER);
        }
    }
}
