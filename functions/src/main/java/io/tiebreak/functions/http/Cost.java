package io.tiebreak.functions.http;

import io.tiebreak.store.Meter;
import java.math.BigDecimal;

/** Tells callers what their call spent in the stores. */
final class Cost {
    private Cost() {}

    /** Adds {@code Tiebreak-Units}, and for a write {@code Tiebreak-Attempts}, if a store was asked at all. */
    static Answer toldIn(Answer answer, Call call) {
        Meter.Spent spent = call.meter().spent();
        if (spent.requests() == 0) {
            return answer;
        }
        Answer told = answer.with("Tiebreak-Units", text(spent));
        return call.method().equals("GET")
                ? told
                : told.with("Tiebreak-Attempts", Long.toString(call.meter().attempts()));
    }

    private static String text(Meter.Spent spent) {
        return "requests=" + spent.requests() + "; rcu=" + text(spent.readUnits()) + "; wcu="
                + text(spent.writeUnits());
    }

    private static String text(double units) {
        return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
    }
}
