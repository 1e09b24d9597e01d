package io.tiebreak.caller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** How the house is built. A rule that finds nothing to judge fails, so each points at something real. */
@AnalyzeClasses(packages = "io.tiebreak.caller", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule A_CALLER_NEEDS_NO_SDK_AND_NO_STORE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..", "com.amazonaws..", "io.tiebreak.ledger..", "io.tiebreak..dynamodb..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule TIME_COMES_WITH_THE_OPTIONS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Options.class.getName())
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule WHAT_FAILS_SAYS_WHETHER_A_RETRY_CAN_HELP = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(CallFailed.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOBODY_IS_MEANT_TO_BE_EXTENDED = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAssignableFrom(CallFailed.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(false);
}
