package io.tiebreak.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;

/** A handler object behind JSON, shared by all concurrent invocations. */
@FunctionalInterface
interface Handler {

    void handle(InputStream event, OutputStream answer, Context context) throws Exception;
}
