/**
 * An HTTP API as API Gateway serves it: routes, JWT authorizer and CORS from the template, requests and answers in
 * payload format 2.0.
 */
@NullMarked
package io.tiebreak.local.http;

import org.jspecify.annotations.NullMarked;
