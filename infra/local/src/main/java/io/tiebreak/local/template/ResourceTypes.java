package io.tiebreak.local.template;

import java.util.Map;
import java.util.Set;

/** Every resource type the local run knows; a type that is not here is refused. */
final class ResourceTypes {

    static final Map<String, ResourceType> ALL = Map.of(
            "AWS::DynamoDB::Table", new TableType(),
            "AWS::S3::Bucket", new BucketType(),
            "AWS::SQS::Queue", new QueueType(),
            "AWS::Serverless::Function", new FunctionType(),
            "AWS::Serverless::HttpApi", new HttpApiType(),
            "AWS::Serverless::WebSocketApi", new WebSocketApiType(),
            "AWS::Logs::LogGroup", new LogGroupType(),
            "AWS::CloudWatch::Alarm",
                    new TypeWithoutEffect(
                            Set.of("Arn"),
                            "ActionsEnabled",
                            "AlarmActions",
                            "AlarmDescription",
                            "AlarmName",
                            "ComparisonOperator",
                            "DatapointsToAlarm",
                            "Dimensions",
                            "EvaluationPeriods",
                            "ExtendedStatistic",
                            "MetricName",
                            "Metrics",
                            "Namespace",
                            "OKActions",
                            "Period",
                            "Statistic",
                            "Tags",
                            "Threshold",
                            "TreatMissingData",
                            "Unit"),
            "AWS::CloudWatch::Dashboard", new TypeWithoutEffect(Set.of(), "DashboardBody", "DashboardName"));

    private ResourceTypes() {}
}
