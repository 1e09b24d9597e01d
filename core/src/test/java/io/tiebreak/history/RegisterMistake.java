package io.tiebreak.history;

import io.tiebreak.address.Address;
import io.tiebreak.register.BlindWrite;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.RegisterTransaction;
import io.tiebreak.register.Swap;
import io.tiebreak.register.Touch;
import io.tiebreak.register.Written;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Mistakes a store of registers, or who writes to it, could make, planted to see them found. */
enum RegisterMistake {
    /** Sends again after a lost answer, and takes what it meets for a rival. */
    OWN_WRITE_NOT_RECOGNISED(Promise.EXACTLY_ONCE) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Written write(BlindWrite write, Meter meter) {
                    return disguised(super.write(write, meter));
                }

                @Override
                public Written swap(Swap swap, Meter meter) {
                    return disguised(super.swap(swap, meter));
                }
            };
        }
    },
    /** Writes what was decided, whatever is there by now. */
    UNCONDITIONAL_SWAP(Promise.GAP_FREE) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Written swap(Swap swap, Meter meter) {
                    Optional<Register> found = super.read(swap.after().id(), Consistency.STRONG, meter);
                    return super.swap(new Swap(found, swap.after()), meter);
                }
            };
        }
    },
    /** Takes no answer for a no. */
    TIMEOUT_TAKEN_FOR_FAILURE(Promise.REFUSED_LEAVES_NOTHING) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Written write(BlindWrite write, Meter meter) {
                    try {
                        return super.write(write, meter);
                    } catch (StoreException.Unanswered late) {
                        throw new StoreException.Throttled(late);
                    }
                }
            };
        }
    },
    /** Lets a plain write through a lock. */
    LOCK_NOT_CHECKED(Promise.MUTUAL_EXCLUSION) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Optional<Register> read(RegisterId id, Consistency consistency, Meter meter) {
                    return super.read(id, consistency, meter).map(RegisterMistake::unlocked);
                }
            };
        }
    },
    /** Forgets the token of a lock that was released. */
    FENCE_BEGINS_AGAIN(Promise.MUTUAL_EXCLUSION) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Written swap(Swap swap, Meter meter) {
                    Register after = swap.after();
                    return super.swap(
                            new Swap(swap.before(), after.lease().isPresent() ? after : withFence(after, 0)), meter);
                }
            };
        }
    },
    /** Reads registers one by one, and calls that a snapshot. */
    SNAPSHOT_IN_PIECES(Promise.SUMS_CONSERVED) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter) {
                    Map<Address, Register> found = new HashMap<>();
                    ids.forEach(id -> super.read(new RegisterId(tenant, id), Consistency.STRONG, meter)
                            .ifPresent(register -> found.put(id, register)));
                    return found;
                }
            };
        }
    },
    /** Writes the registers of a bundle one by one. */
    BUNDLE_IN_PIECES(Promise.SUMS_CONSERVED) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public RegisterTransaction.Result transact(RegisterTransaction whole, Meter meter) {
                    for (Swap swap : whole.swaps().subList(1, whole.swaps().size())) {
                        super.swap(swap, meter);
                    }
                    return super.transact(
                            new RegisterTransaction(
                                    whole.entries(), whole.swaps().subList(0, 1), whole.now()),
                            meter);
                }
            };
        }
    },
    /** Compares no timestamps. */
    LAST_TO_ARRIVE_WINS(Promise.DECIDED_ON_ITS_PREDECESSOR) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Written write(BlindWrite write, Meter meter) {
                    Written written = super.write(write, meter);
                    return written instanceof Written.Refused(var found)
                                    && write.order() == BlindWrite.Order.NEWER
                                    && found.filter(Register::alive).isPresent()
                            ? super.swap(new Swap(found, forced(found.get(), write)), meter)
                            : written;
                }
            };
        }
    },
    /** Trusts that revisions were as the caller says. */
    REVISION_NOT_CHECKED(Promise.DECIDED_ON_ITS_PREDECESSOR) {
        @Override
        RegisterStore atUser(RegisterStore store) {
            return new Altered(store) {
                @Override
                public Written write(BlindWrite write, Meter meter) {
                    RegisterCommand.SetValue set = write.set();
                    var trusting = new RegisterCommand.SetValue(
                            set.value(), OptionalLong.empty(), set.timestamp(), set.seen(), set.locking(), set.fence());
                    return super.write(
                            new BlindWrite(
                                    write.id(),
                                    trusting,
                                    write.strategy(),
                                    write.writer(),
                                    write.commandId(),
                                    write.now()),
                            meter);
                }
            };
        }
    };

    private final Promise breaks;

    RegisterMistake(Promise breaks) {
        this.breaks = breaks;
    }

    /** What it breaks first of all. */
    Promise breaks() {
        return breaks;
    }

    abstract RegisterStore atUser(RegisterStore store);

    private static Written disguised(Written written) {
        return written instanceof Written.Refused(var found)
                ? new Written.Refused(found.map(RegisterMistake::bySomebodyElse))
                : written;
    }

    private static Register bySomebodyElse(Register register) {
        Touch last = register.last();
        return new Register(
                register.id(),
                register.revision(),
                register.value(),
                register.stamp(),
                register.writtenAt(),
                new Touch(last.writer(), "somebody else's", last.at()),
                register.fence(),
                register.lease(),
                register.replaced());
    }

    private static Register forced(Register found, BlindWrite write) {
        Instant at = found.last().at().plusMillis(1);
        return new Register(
                found.id(),
                found.revision() + 1,
                write.value(),
                write.stamp(),
                at,
                new Touch(write.writer(), write.commandId(), at),
                found.fence(),
                found.lease(),
                Optional.empty());
    }

    private static Register unlocked(Register register) {
        return with(register, register.fence(), Optional.empty());
    }

    private static Register withFence(Register register, long fence) {
        return with(register, fence, register.lease());
    }

    private static Register with(Register register, long fence, Optional<Lease> lease) {
        return new Register(
                register.id(),
                register.revision(),
                register.value(),
                register.stamp(),
                register.writtenAt(),
                register.last(),
                fence,
                lease,
                register.replaced());
    }
}
