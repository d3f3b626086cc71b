package dev.menagerie.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may see whom. It looks at the classes of all modules, and stands in the only one that sees
 * them all.
 */
class DependencyRuleTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.menagerie");

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(
          "dev.menagerie.accounts..",
          "dev.menagerie.batch..",
          "dev.menagerie.messages..",
          "dev.menagerie.procedures..",
          "dev.menagerie.store..",
          "dev.menagerie.surveys..",
          "dev.menagerie.votes..");

  @Test
  void coreSeesNothingButTheJdk() {
    classes()
        .that(CORE)
        .should()
        .onlyDependOnClassesThat(CORE.or(resideInAnyPackage("java..", "javax.crypto..")))
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql", "redis", "consul", "web", "testkit"})
  void aModuleSeesCoreAndItself(String module) {
    var itself = resideInAPackage("dev.menagerie." + module + "..");
    classes()
        .that(itself)
        .should()
        .onlyDependOnClassesThat(CORE.or(itself).or(resideOutsideOfPackage("dev.menagerie..")))
        .check(PRODUCTION);
  }

  @Test
  void testkitBringsNothingButJUnitAndAssertJ() {
    classes()
        .that()
        .resideInAPackage("dev.menagerie.testkit..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.menagerie..", "java..", "javax.crypto..", "org.junit.jupiter..", "org.assertj..")
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @CsvSource({
    "io.undertow, standalone",
    "org.xnio, standalone",
    "picocli, standalone",
    "nl.altindag, standalone",
    "java.sql, sql",
    "javax.sql, sql",
    "org.jdbi, sql",
    "com.zaxxer, sql",
    "org.h2, sql",
    "org.postgresql, sql",
    "redis.clients, redis",
    "com.orbitz, consul",
    "okhttp3, consul",
    "retrofit2, consul",
    "freemarker, web",
    "com.github.benmanes, web"
  })
  void aLibraryStaysInItsModule(String library, String module) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.menagerie." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(PRODUCTION);
  }

  /**
   * Libraries log through {@link System.Logger}; where that goes, the program decides. Naming a
   * type is no harm: a {@code javax.sql.DataSource} must.
   */
  @ParameterizedTest
  @ValueSource(strings = {"org.slf4j", "ch.qos.logback", "java.util.logging", "org.jboss.logging"})
  void onlyTheProgramLogsThroughALibrary(String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.menagerie.standalone..")
        .should()
        .accessClassesThat()
        .resideInAPackage(library + "..")
        .check(PRODUCTION);
  }

  @Test
  void noPackagesGoRoundInCircles() {
    slices().matching("dev.menagerie.(**)").should().beFreeOfCycles().check(PRODUCTION);
  }
}
