package io.tiebreak.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tiebreak.local.template.WebSocketApi.IdentitySource;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketTemplateTest {

    private static final String ARN = "arn:aws:execute-api:us-east-1:000000000000:local-Live/live/";
    private static final String TEMPLATE = """
            Globals: {Function: {Runtime: java25, CodeUri: functions.zip, AutoPublishAlias: live}}
            Resources:
              Live:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  StageName: live
                  RouteSelectionExpression: $request.body.meta.action
                  Auth:
                    AuthType: CUSTOM
                    AuthArn: !Ref Gatekeeper.Alias
                    IdentitySource: [route.request.querystring.token]
                  StageVariables: {colour: blue}
                  DefaultRouteSettings: {ThrottlingBurstLimit: 10}
                  Routes:
                    $connect: {FunctionArn: !Ref Chat.Alias, OperationName: hello}
                    say: {FunctionArn: !GetAtt Chat.Arn}
              Gatekeeper: {Type: AWS::Serverless::Function, Properties: {Handler: a.Gatekeeper}}
              Chat:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.Chat
                  Environment:
                    Variables:
                      API: !Sub "https://${Live.ApiId}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live"
                      ENDPOINT: !GetAtt Live.ApiEndpoint
                  Policies:
                    - Statement:
                        - Effect: Allow
                          Action: execute-api:ManageConnections
                          Resource: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Live}/live/POST/@connections/*"
            """;

    @TempDir
    private Path folder;

    private Template load(String text) throws IOException {
        return Template.load(Files.writeString(folder.resolve("template.yaml"), text));
    }

    @Test
    void anApiIsReadWithItsRoutesAndItsAuthorizer() throws IOException {
        Template template = load(TEMPLATE);
        WebSocketApi api = template.socketApi().orElseThrow();
        assertThat(api.stage()).isEqualTo("live");
        assertThat(api.selection()).isEqualTo(List.of("meta", "action"));
        assertThat(api.stageVariables()).containsEntry("colour", "blue");
        assertThat(api.connectArn()).isEqualTo(ARN + "$connect");
        assertThat(api.connectionArn("POST", "x")).isEqualTo(ARN + "POST/@connections/x");
        WebSocketApi.Authorizer authorizer = api.authorizer().orElseThrow();
        assertThat(authorizer.source()).isEqualTo(new IdentitySource.Query("token"));
        assertThat(template.functionOf(authorizer.function().arn()).map(LambdaFunction::logicalId))
                .contains("Gatekeeper");
        assertThat(api.routes()).containsOnlyKeys("$connect", "say");
        assertThat(api.routes().values())
                .extracting(WebSocketApi.Target::arn)
                .containsExactly(
                        "arn:aws:lambda:us-east-1:000000000000:function:local-Chat:live",
                        "arn:aws:lambda:us-east-1:000000000000:function:local-Chat");
        assertThat(template.functions().getLast().environment())
                .containsEntry("API", "https://local-Live.execute-api.us-east-1.amazonaws.com/live")
                .containsEntry("ENDPOINT", "wss://local-Live.execute-api.us-east-1.amazonaws.com");
        assertThat(template.noEffects())
                .anyMatch(line -> line.startsWith("WebSocketApi: DefaultRouteSettings OperationName"));
    }

    @Test
    void anybodyMayConnectWhereNobodyIsNamedToAsk() throws IOException {
        String open = TEMPLATE.replaceAll("(?s)AuthType: CUSTOM.*?token]", "AuthType: NONE");
        assertThat(load(open).socketApi().orElseThrow().authorizer()).isEmpty();
    }

    /** Each line: a piece of the sound template, what stands there instead, and what the one line must say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !GetAtt Chat.Arn | !GetAtt Live.ApiId | `Live: the FunctionArn of say is of no function of this template`
            !GetAtt Chat.Arn | !Sub "${Chat.Arn}:other" | `Live: the FunctionArn of say is of no function`
            !GetAtt Chat.Arn | !Ref Nobody.Alias | `!Ref Nobody.Alias points at nothing`
            !Ref Gatekeeper.Alias | !Ref Gatekeeper | `Live: the AuthArn is of no function`
            , AutoPublishAlias: live | `` | `!Ref Gatekeeper.Alias points at nothing`
            StageName: live | StageName: $default | `StageName is '$default'`
            StageName: live | Domain: {} | `Live.Properties.Domain is not supported`
            $request.body.meta.action | $request.header.x | `RouteSelectionExpression must be like $request.body.action`
            AuthType: CUSTOM | AuthType: AWS_IAM | `AuthType is AWS_IAM, and the local run knows CUSTOM and NONE`
            AuthType: CUSTOM | AuthType: NONE | `Auth.AuthArn is not supported`
            route.request.querystring.token | context.stage | `IdentitySource must be one of the kind`
            [route.request.querystring.token] | [route.request.querystring.a, route.request.header.b] | `IdentitySource must be one`
            $connect: | $disconnect: | `Auth needs a route $connect to guard`
            say: | say-it: | `Routes.say-it must be letters and digits`
            say: {FunctionArn: !GetAtt Chat.Arn} | say: {Function: x} | `Routes.say needs FunctionArn`
            OperationName: hello | IntegrationTimeout: 1 | `Routes.$connect.IntegrationTimeout is not supported`
            execute-api:ManageConnections | execute-api:Manage | `execute-api:Manage, which the local run can't check`
            ${Live}/live/POST | ${Live}/other/POST | `Chat has a statement about arn:aws:execute-api:us-east-1:000000000000:local-Live/other/POST/@connections/*, which are no connections`
            ${Live}/live/POST | other/live/POST | `which are no connections of a WebSocket API of this template`
            """)
    void aMistakeFailsTheStartWithOneLine(String sound, String planted, String says) throws IOException {
        assertThat(TEMPLATE).contains(sound);
        int at = TEMPLATE.indexOf(sound);
        String text =
                TEMPLATE.substring(0, at) + (planted == null ? "" : planted) + TEMPLATE.substring(at + sound.length());
        CannotStart problem = catchThrowableOfType(CannotStart.class, () -> load(text));
        assertThat(problem).as("a problem").isNotNull();
        assertThat(problem.getMessage()).contains(says).doesNotContain("\n");
    }

    @Test
    void aFunctionThatIsToldOfTheApiNeedsARightToUseIt() {
        String without = TEMPLATE.replaceAll("(?s) {6}Policies:.*", "");
        assertThat(catchThrowableOfType(CannotStart.class, () -> load(without)))
                .hasMessageContaining(
                        "Chat gets Live in API, but no statement of its Policies lets it use connections");
    }

    @Test
    void aSecondApiIsRefused() {
        String twice =
                TEMPLATE + "  Other: {Type: AWS::Serverless::WebSocketApi, Properties: {RouteSelectionExpression:"
                        + " $request.body.a, Routes: {say: {FunctionArn: !GetAtt Chat.Arn}}}}\n";
        assertThat(catchThrowableOfType(CannotStart.class, () -> load(twice)))
                .hasMessageContaining("is a second WebSocket API");
    }
}
