package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.functions.deferred.DeferredStore;
import io.tiebreak.functions.deferred.dynamodb.DynamoDbDeferredStore;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.dynamodb.DynamoDbInsightStore;
import io.tiebreak.items.Items;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedgerScan;
import io.tiebreak.live.SubscriptionStore;
import io.tiebreak.live.dynamodb.DynamoDbSubscriptionStore;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.presence.dynamodb.DynamoDbSightingStore;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.RuleStore;
import io.tiebreak.register.dynamodb.DynamoDbRegisterStore;
import io.tiebreak.register.dynamodb.DynamoDbRuleStore;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stores, on DynamoDB. Region, endpoint and credentials are where the SDK looks for them. */
@Module
public interface StoresModule {

    @Provides
    static Ledgers ledgers(DynamoDbClient client, Environment environment) {
        return kind -> new DynamoDbLedger(client, environment.ledgerTable(kind));
    }

    @Provides
    static LedgerScan ledgerScan(DynamoDbClient client, Environment environment) {
        return new DynamoDbLedgerScan(client, environment::ledgerTable);
    }

    @Provides
    static SightingStore sightingStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbSightingStore(client, environment.presenceTable());
    }

    /** One for all, for it remembers which families it wrote down. */
    @Provides
    @Singleton
    static RegisterStore registerStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbRegisterStore(client, environment.registersTable());
    }

    @Provides
    static RuleStore ruleStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbRuleStore(client, environment.registersTable());
    }

    @Provides
    static SubscriptionStore subscriptionStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbSubscriptionStore(client, environment.subscriptionsTable());
    }

    @Provides
    static DeferredStore deferredStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbDeferredStore(client, environment.ledgerTable(Items.KIND));
    }

    @Provides
    static InsightStore insightStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbInsightStore(client, environment.insightsTable());
    }

    @Provides
    static ViewStore viewStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbViewStore(client, environment.viewsTable());
    }

    @Provides
    static GenerationStore generationStore(DynamoDbClient client, Environment environment) {
        return new DynamoDbGenerationStore(client, environment.viewsTable());
    }

    /**
     * Connects when it is first asked for something, so a snapshot taken before that holds no connection.
     *
     * <p>DynamoDB has 5 s to say something. It answers in milliseconds, so this is for answers that got lost; a shorter
     * time would take a cold start for one, and sending again what is still under way only makes a slow store slower.
     */
    @Provides
    @Singleton
    static DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        // On Lambda one is in use at a time; a local run calls one function from many threads.
                        .maxConnections(256)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(5)))
                .overrideConfiguration(client -> client.apiCallAttemptTimeout(Duration.ofSeconds(6))
                        // Trying again is the callers' business: they know what a lost answer may have done.
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
