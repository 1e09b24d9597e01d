package io.tiebreak.functions.gateway;

import io.tiebreak.command.Surroundings;
import io.tiebreak.live.Channel;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.http.ContentStreamProvider;
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

/**
 * Reaches clients through the management API of a WebSocket API, by requests the SDK's own signer signs. Needs {@code
 * execute-api:ManageConnections}. Keep one for the life of the process.
 */
public final class GatewayChannel implements Channel {
    private static final int NO_ANSWER = 0;
    private static final int OK = 200;
    private static final int CLOSED = 204;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int TRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final GatewayPlace place;
    private final SdkHttpClient client;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** Keeps those who have something to send from waiting for a connection so long that it counts as lost. */
    private final Semaphore atOnce;

    private final Surroundings surroundings;

    /**
     * @param client waits a second or two for an answer, no longer; never tries again
     * @param atOnce how many requests are under way at the same time, at most as many as the client has connections
     */
    public GatewayChannel(
            GatewayPlace place,
            SdkHttpClient client,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            int atOnce,
            Surroundings surroundings) {
        this.place = place;
        this.client = client;
        this.credentials = credentials;
        this.atOnce = new Semaphore(atOnce);
        this.surroundings = surroundings;
    }

    @Override
    public Delivery send(String connection, String text) {
        return switch (insisted(SdkHttpMethod.POST, connection, text)) {
            case OK -> Delivery.SENT;
            case GONE -> Delivery.GONE;
            default -> Delivery.MISSED;
        };
    }

    @Override
    public void close(String connection) {
        int status = insisted(SdkHttpMethod.DELETE, connection, "");
        if (status != CLOSED && status != OK && status != GONE) {
            throw new StoreException.Unanswered(new IllegalStateException("a socket could not be closed: " + status));
        }
    }

    /**
     * The status after one more try where the first one led to nothing: a connection that was kept too long fails like this, and
     * a gateway that is asked too much. A client may hear something twice.
     */
    private int insisted(SdkHttpMethod method, String connection, String text) {
        int status = NO_ANSWER;
        for (int tries = 0; tries < TRIES; tries++) {
            status = answeredIfAtAll(method, connection, text);
            if (status == FORBIDDEN) {
                throw new IllegalStateException("this function may not reach sockets");
            }
            boolean passes = status == NO_ANSWER || status == TOO_MANY || status >= SERVER_ERROR;
            if (!passes || (status != NO_ANSWER && !surroundings.paused(PAUSE))) {
                return status;
            }
        }
        return status;
    }

    private int answeredIfAtAll(SdkHttpMethod method, String connection, String text) {
        try {
            return answered(method, connection, text);
        } catch (IOException lost) {
            return NO_ANSWER;
        }
    }

    private int answered(SdkHttpMethod method, String connection, String text) throws IOException {
        atOnce.acquireUninterruptibly();
        try {
            SignedRequest signed = signed(
                    SdkHttpRequest.builder()
                            .method(method)
                            .uri(place.stage())
                            .encodedPath(
                                    place.stage().getRawPath() + "/@connections/" + SdkHttpUtils.urlEncode(connection))
                            .build(),
                    ContentStreamProvider.fromUtf8String(text));
            HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElse(null))
                            .build())
                    .call();
            try (var body = response.responseBody().orElse(null)) {
                if (body != null) {
                    body.readAllBytes();
                }
            }
            return response.httpResponse().statusCode();
        } finally {
            atOnce.release();
        }
    }

    private SignedRequest signed(SdkHttpRequest request, ContentStreamProvider payload) {
        AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
        return signer.sign(sign -> sign.identity(identity)
                .request(request)
                .payload(payload)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, place.region()));
    }
}
