package io.tiebreak.dynamodb;

import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Reads the SDK's exceptions: what they say about trying again, and about what may have happened. */
public final class Failures {
    private static final int SERVER_ERROR = 500;
    private static final Set<String> INVALID =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    private Failures() {}

    /** What a failure of the SDK means for whoever asked, whichever service it was. */
    public static StoreException translated(SdkException failure) {
        return switch (failure) {
            case TransactionConflictException conflict -> new StoreException.TransactionConflict(conflict);
            case AwsServiceException answer when answer.isThrottlingException() -> new StoreException.Throttled(answer);
            case AwsServiceException answer
            when answer.statusCode() >= SERVER_ERROR -> new StoreException.Unanswered(answer);
            case AwsServiceException answer when isUnstorable(answer) -> new StoreException.Unstorable(answer);
            case AwsServiceException answer -> new StoreException.Refused(answer);
            case ApiCallAttemptTimeoutException late -> new StoreException.Unanswered(late);
            case ApiCallTimeoutException late -> new StoreException.Unanswered(late);
            case AbortedException aborted -> new StoreException.Unanswered(aborted);
            case SdkException lost when brokenByNetwork(lost) -> new StoreException.Unanswered(lost);
            case SdkException other -> new StoreException.Refused(other);
        };
    }

    private static boolean isUnstorable(AwsServiceException answer) {
        return answer.awsErrorDetails() != null
                && INVALID.contains(answer.awsErrorDetails().errorCode());
    }

    private static boolean brokenByNetwork(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }
}
