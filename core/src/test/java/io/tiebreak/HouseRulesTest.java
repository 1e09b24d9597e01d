package io.tiebreak;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** The rooms of the library: who may speak to whom. A rule that matches nothing fails, so each points at something. */
@AnalyzeClasses(
        packages = "io.tiebreak",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.LibraryOnly.class})
class HouseRulesTest {

    /** The local run is on the tests' class path for its database, and is no part of the library. */
    static final class LibraryOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/io/tiebreak/local/");
        }
    }

    @ArchTest
    static final ArchRule dynamoDbIsSpokenInItsRoomsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.tiebreak..dynamodb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule thoseRoomsDoSpeakIt = classes()
            .that()
            .haveSimpleNameStartingWith("DynamoDb")
            .should()
            .resideInAPackage("io.tiebreak..dynamodb..")
            .andShould()
            .dependOnClassesThat(resideInAnyPackage("software.amazon.."));

    @ArchTest
    static final ArchRule theLibraryKnowsNoLambda =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.amazonaws..");

    @ArchTest
    static final ArchRule timeAndRandomnessComeFromOutside =
            noClasses().should().callMethodWhere(readsClockOrEnvironment());

    @ArchTest
    static final ArchRule noRandomnessOfOnesOwn =
            noClasses().should().dependOnClassesThat().areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule theLedgerKnowsNoCommandHandlers = noClasses()
            .that()
            .resideInAPackage("io.tiebreak.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tiebreak.command..", "io.tiebreak.items..", "io.tiebreak.projection..");

    @ArchTest
    static final ArchRule theEngineKnowsNoAggregate = noClasses()
            .that()
            .resideInAnyPackage("io.tiebreak.command..", "io.tiebreak.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tiebreak.items..");

    @ArchTest
    static final ArchRule insightsKnowNothingOfWhatTheyTellOf = noClasses()
            .that()
            .resideInAPackage("io.tiebreak.insight..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tiebreak.ledger..", "io.tiebreak.items..", "io.tiebreak.register..");

    @ArchTest
    static final ArchRule theLibraryNeedsNeitherItsTestKitNorItsCallersSide = noClasses()
            .that()
            .resideOutsideOfPackages("io.tiebreak.testing..", "io.tiebreak.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tiebreak.testing..", "io.tiebreak.client..");

    @ArchTest
    static final ArchRule theTestKitNeedsNothingButDeciders = classes()
            .that()
            .resideInAPackage("io.tiebreak.testing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.tiebreak.testing..", "io.tiebreak.command..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theDomainNeedsNoStore = noClasses()
            .that()
            .haveSimpleNameEndingWith("Decider")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tiebreak.ledger..", "io.tiebreak.store..", "io.tiebreak.projection..");

    private static DescribedPredicate<JavaCall<?>> readsClockOrEnvironment() {
        return DescribedPredicate.describe("reads the system's clock or environment", call -> {
            String method = call.getTargetOwner().getName() + "." + call.getName();
            boolean now = call.getName().equals("now")
                    && (call.getTargetOwner().isEquivalentTo(Instant.class)
                            || call.getTargetOwner().getPackageName().equals("java.time"));
            boolean clock = call.getTargetOwner().isEquivalentTo(Clock.class)
                    && call.getName().startsWith("system");
            return now
                    || clock
                    || method.equals("java.lang.System.currentTimeMillis")
                    || method.equals("java.lang.System.nanoTime")
                    || method.equals("java.lang.System.getenv")
                    || method.equals("java.lang.System.getProperty");
        });
    }
}
