package io.tiebreak.functions.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Reads objects from S3, by requests the SDK's own signer signs. Needs {@code s3:GetObject}. */
public final class S3Objects implements Objects {
    private static final int OK = 200;

    private final S3Place place;
    private final SdkHttpClient client;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    public S3Objects(
            S3Place place, SdkHttpClient client, IdentityProvider<? extends AwsCredentialsIdentity> credentials) {
        this.place = place;
        this.client = client;
        this.credentials = credentials;
    }

    @Override
    public String read(String bucket, String key) {
        try {
            SignedRequest signed = signed(SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .uri(place.host(bucket))
                    .encodedPath(SdkHttpUtils.urlEncodeIgnoreSlashes(place.path(bucket, key)))
                    .build());
            HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .build())
                    .call();
            return body(response);
        } catch (IOException e) {
            throw new UnreadableObject("S3 gives no answer", e);
        }
    }

    private static String body(HttpExecuteResponse response) throws IOException {
        try (InputStream body =
                response.responseBody().map(InputStream.class::cast).orElseGet(InputStream::nullInputStream)) {
            int status = response.httpResponse().statusCode();
            if (status != OK) {
                throw new UnreadableObject("S3 answers " + status);
            }
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private SignedRequest signed(SdkHttpRequest request) {
        AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
        return signer.sign(sign -> sign.identity(identity)
                .request(request)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, place.region())
                // S3 takes paths as they are.
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false));
    }
}
