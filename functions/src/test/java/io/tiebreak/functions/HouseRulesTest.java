package io.tiebreak.functions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tiebreak.functions.http.Route;

/** How the house is built. A rule that finds nothing to judge fails, so each points at something real. */
@AnalyzeClasses(
        packages = "io.tiebreak.functions",
        importOptions = {DoNotIncludeTests.class, HouseRulesTest.WrittenByHand.class})
class HouseRulesTest {

    @ArchTest
    static final ArchRule FUNCTIONS_ARE_THE_WAY_IN = classes()
            .that()
            .implement(RequestHandler.class)
            .should()
            .haveSimpleNameEndingWith("Function")
            .andShould()
            .bePublic()
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOTHING_ELSE_IS_CALLED_A_FUNCTION = classes()
            .that()
            .haveSimpleNameEndingWith("Function")
            .should()
            .implement(RequestHandler.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule ROUTES_STAY_IN_THEIR_ROOM = classes()
            .that()
            .implement(Route.class)
            .should()
            .haveSimpleNameEndingWith("Route")
            .andShould()
            .bePackagePrivate()
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule TOKENS_ARE_READ_IN_ONE_ROOM = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.tiebreak.functions.token", "io.tiebreak.functions.live", "io.tiebreak.functions.wiring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule A_FUNCTION_HAS_ONE_DOOR_FOR_LAMBDA_AND_ONE_FOR_TESTS = constructors()
            .that()
            .areDeclaredInClassesThat()
            .implement(RequestHandler.class)
            .and()
            .arePublic()
            .should()
            .haveRawParameterTypes(new Class<?>[0])
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule THE_SDK_IS_SPOKEN_ONLY_WHERE_STORES_AND_QUEUES_ARE = noClasses()
            .that(not(resideInAnyPackage(
                    "io.tiebreak.functions.wiring",
                    "io.tiebreak.functions.stream",
                    "io.tiebreak.functions.s3",
                    "io.tiebreak.functions.sqs",
                    "io.tiebreak.functions.gateway",
                    "io.tiebreak..dynamodb")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "io.tiebreak..dynamodb..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule ROUTES_KNOW_NEITHER_LAMBDA_NOR_EACH_OTHERS_ROOMS = noClasses()
            .that()
            .implement(Route.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.amazonaws..", "io.tiebreak.functions.wiring..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule THE_ENVIRONMENT_AND_THE_CLOCK_ARE_READ_IN_ONE_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("io.tiebreak.functions.wiring")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .allowEmptyShould(false);

    // Two calls may share one handler object, and a snapshot is copied: what a call needs, the call holds.
    @ArchTest
    static final ArchRule NOTHING_IS_KEPT_BETWEEN_CALLS =
            fields().should().beFinal().allowEmptyShould(false);

    /** Leaves out what Dagger makes. */
    static final class WrittenByHand implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/Dagger") && !location.contains("Factory.class");
        }
    }
}
