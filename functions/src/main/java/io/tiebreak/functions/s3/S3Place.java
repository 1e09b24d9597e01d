package io.tiebreak.functions.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where buckets are.
 *
 * @param region of the buckets
 * @param endpoint another server than AWS's, which finds buckets in paths; empty for AWS
 */
public record S3Place(String region, Optional<URI> endpoint) {

    /** The host of a bucket. */
    URI host(String bucket) {
        return endpoint.orElseGet(() -> URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com"));
    }

    /** The decoded path of an object there. */
    String path(String bucket, String key) {
        return endpoint.map(server -> server.getPath().replaceFirst("/$", "") + "/" + bucket + "/" + key)
                .orElse("/" + key);
    }
}
