package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.functions.s3.Objects;
import io.tiebreak.functions.s3.S3Objects;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** Objects, in S3. Credentials are where the SDK looks for them. */
@Module
public interface ObjectsModule {

    @Provides
    @Singleton
    static Objects objects(Environment environment) {
        return new S3Objects(
                environment.s3(),
                Apache5HttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(Duration.ofSeconds(10))
                        .build(),
                DefaultCredentialsProvider.builder().build());
    }
}
