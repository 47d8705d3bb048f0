package io.framelog.command;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.framelog.error.ErrorCode;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packages = "io.framelog", importOptions = ImportOption.DoNotIncludeTests.class)
class AggregatesArchTest {
  private static final String[] AGGREGATES = {
    "io.framelog.command.image..", "io.framelog.command.dataset.."
  };

  /** Aggregates and what they are made of. */
  private static final String[] DECISIONS = {
    "io.framelog.command.image..",
    "io.framelog.command.dataset..",
    "io.framelog.command.annotation..",
    "io.framelog.command.version.."
  };

  @ArchTest
  static final ArchRule theCommandSideKnowsNoOtherSide =
      noClasses()
          .that()
          .resideInAPackage("io.framelog.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.framelog.query..", "io.framelog.enrichment..", "io.framelog.api..");

  @ArchTest
  static final ArchRule theContractKnowsNoSpringAndNoSide =
      noClasses()
          .that(
              resideInAPackage("io.framelog..")
                  .and(
                      resideInAnyPackage(
                          "io.framelog.image..",
                          "io.framelog.dataset..",
                          "io.framelog.log..",
                          "io.framelog.error..",
                          "io.framelog.identity..",
                          "io.framelog.selection..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "io.framelog.command..");

  @ArchTest
  static final ArchRule nobodyReachesIntoAnAggregatesPackage =
      classes().that().resideInAnyPackage(AGGREGATES).should().bePackagePrivate();

  /**
   * Handlers of commands to many aggregates are Spring's components and may see its annotations.
   */
  @ArchTest
  static final ArchRule anAggregateKnowsTheContractAndNotTheLogBehindIt =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .and()
          .areNotAnnotatedWith(Component.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.framelog.command.log..",
              "io.framelog.command.axon..",
              "io.framelog.command.axonlog..",
              "io.framelog.command.content..",
              "org.springframework..",
              "java.sql..",
              "java.io..",
              "java.nio.file..",
              "org.slf4j..");

  /** Times and ids arrive in the command or its message, else a replay would tell another story. */
  @ArchTest
  static final ArchRule anAggregateHasNoClockAndNoDice =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.time..", "java.util.random..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule deciding =
      methods()
          .that()
          .areAnnotatedWith(CommandHandler.class)
          .and()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(AGGREGATES)
          .and()
          .areDeclaredInClassesThat()
          .areNotAnnotatedWith(Component.class)
          .should()
          .haveName("handle")
          .andShould(onlyDecide());

  @ArchTest
  static final ArchRule assigning =
      noMethods()
          .that()
          .areAnnotatedWith(EventSourcingHandler.class)
          .should()
          .notHaveName("on")
          .orShould(callIntoAxon());

  @ArchTest
  static final ArchRule aRuleHasOneRejection =
      classes()
          .that()
          .resideInAnyPackage(AGGREGATES)
          .and()
          .haveSimpleNameContaining("Must")
          .should(nameAtMostOneErrorCode());

  @ArchTest
  static final ArchRule onlyARuleRejects =
      noClasses()
          .that()
          .resideInAnyPackage(AGGREGATES)
          .and()
          .haveSimpleNameNotContaining("Must")
          .should()
          .callConstructorWhere(targetOwner(simpleName("CommandRejected")));

  private static ArchCondition<JavaMethod> onlyDecide() {
    return new ArchCondition<>("assign no field of the aggregate") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getFieldAccesses().stream()
            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.violated(method, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaMethod> callIntoAxon() {
    return new ArchCondition<>("apply events") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean applies =
            method.getAccessesFromSelf().stream()
                .map(JavaAccess::getTargetOwner)
                .anyMatch(owner -> owner.isEquivalentTo(AggregateLifecycle.class));
        events.add(
            new SimpleConditionEvent(method, applies, method.getFullName() + " applies events"));
      }
    };
  }

  private static ArchCondition<JavaClass> nameAtMostOneErrorCode() {
    return new ArchCondition<>("name at most one error code") {
      @Override
      public void check(JavaClass rule, ConditionEvents events) {
        Set<String> codes =
            rule.getFieldAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(ErrorCode.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toSet());
        events.add(
            new SimpleConditionEvent(
                rule, codes.size() <= 1, rule.getSimpleName() + " rejects with " + codes));
      }
    };
  }
}
