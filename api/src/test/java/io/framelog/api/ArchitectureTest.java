package io.framelog.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, over the classes of all of them. */
class ArchitectureTest {
  private static final String COMMAND = "io.framelog.command..";
  private static final String QUERY = "io.framelog.query..";
  private static final String ENRICHMENT = "io.framelog.enrichment..";
  private static final String STACK = "io.framelog.stack..";
  private static final String API = "io.framelog.api..";

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.framelog");
  }

  @Test
  void theHttpSideKnowsNoOtherSide() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(COMMAND, QUERY, ENRICHMENT, STACK)
        .check(all);
  }

  @Test
  void theCommandSideKnowsNoOtherSide() {
    noClasses()
        .that()
        .resideInAPackage(COMMAND)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, QUERY, ENRICHMENT, STACK)
        .check(all);
  }

  @Test
  void theQuerySideKnowsNoOtherSide() {
    noClasses()
        .that()
        .resideInAPackage(QUERY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, COMMAND, ENRICHMENT, STACK)
        .check(all);
  }

  @Test
  void enrichmentKnowsNoOtherSide() {
    noClasses()
        .that()
        .resideInAPackage(ENRICHMENT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, COMMAND, QUERY, STACK)
        .check(all);
  }

  @Test
  void theStackKnowsNothingOfFramelog() {
    noClasses()
        .that()
        .resideInAPackage(STACK)
        .should()
        .dependOnClassesThat(resideInAPackage("io.framelog..").and(resideOutsideOfPackage(STACK)))
        .check(all);
  }

  @Test
  void theContractsKnowNoSideAndNoSpring() {
    noClasses()
        .that()
        .resideInAPackage("io.framelog..")
        .and()
        .resideOutsideOfPackages(API, COMMAND, QUERY, ENRICHMENT, STACK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, COMMAND, QUERY, ENRICHMENT, STACK, "org.springframework..")
        .check(all);
  }

  @Test
  void controllersArePackagePrivateAndOnlyReachedOverHttp() {
    classes()
        .that()
        .areAnnotatedWith(ApiController.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .haveSimpleNameEndingWith("Controller")
        .check(all);
  }
}
