package io.tiebreak.local.template;

import java.util.Map;

/** Every resource type the local run knows; a type that is not here is refused. */
final class ResourceTypes {

    static final Map<String, ResourceType> ALL = Map.of(
            "AWS::DynamoDB::Table", new TableType(),
            "AWS::Logs::LogGroup", new TypeWithoutEffect("AWS::Logs::LogGroup"),
            "AWS::S3::Bucket", new TypeWithoutEffect("AWS::S3::Bucket"),
            "AWS::Serverless::Function", new TypeWithoutEffect("AWS::Serverless::Function"),
            "AWS::Serverless::HttpApi", new TypeWithoutEffect("AWS::Serverless::HttpApi"));

    private ResourceTypes() {}
}
