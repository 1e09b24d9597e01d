package io.tiebreak.functions.fakes;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What Lambda says of an invocation, as far as functions here ask. */
public final class Invocation {
    private Invocation() {}

    /** One that X-Ray says this of, or nothing. */
    public static Context traced(@Nullable String traceId) {
        return (Context) Proxy.newProxyInstance(
                Invocation.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getXrayTraceId")) {
                        return traceId;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
