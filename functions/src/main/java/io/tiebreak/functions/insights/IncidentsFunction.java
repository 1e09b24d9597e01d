package io.tiebreak.functions.insights;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;

/** Keeps what the logs of other functions say commands met. */
public final class IncidentsFunction implements RequestHandler<CloudWatchLogsEvent, String> {
    private final LoggedIncidents incidents;

    /** What Lambda calls, once per process. */
    public IncidentsFunction() {
        this(DaggerIncidentsComponent.create().incidents());
    }

    IncidentsFunction(LoggedIncidents incidents) {
        this.incidents = incidents;
    }

    /** Fails as a whole if a store does: Lambda brings the batch again, and what is kept already stays as it is. */
    @Override
    public String handleRequest(CloudWatchLogsEvent event, Context context) {
        incidents.keep(event.getAwsLogs().getData());
        return "kept";
    }
}
