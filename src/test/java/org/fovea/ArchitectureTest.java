package org.fovea;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleFinder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may import whom. The table is the architecture; what is not listed is forbidden.
@TestInstance(Lifecycle.PER_CLASS)
final class ArchitectureTest {
    private static final String ROOT = "org.fovea";

    /// One package of ours with its sub-packages, unless these have a row of their own.
    ///
    /// @param name below the root package
    /// @param ours packages of ours it may import, each without those that have a row of their own
    /// @param others package patterns and `module:NAME`, which stands for all packages of a module of the JDK
    private record Row(String name, Set<String> ours, Set<String> others) {
        boolean holds(JavaClass type) {
            return home(type).equals(name);
        }
    }

    private static final Set<String> ENGINE = Set.of("engine", "engine.simd", "engine.conv", "engine.op",
            "engine.field", "engine.net", "engine.train");

    private static final List<Row> TABLE = List.of(
            row("engine", ours(), others()),
            row("engine.simd", ours("engine"), others("module:jdk.incubator.vector")),
            row("engine.conv", ours("engine", "engine.simd"), others()),
            row("engine.op", ours("engine", "engine.simd", "engine.conv", "engine.field"), others()),
            row("engine.field", ours("engine"), others()),
            row("engine.net", ours("engine", "engine.simd", "engine.conv", "engine.op", "engine.field"), others()),
            row("engine.train", ours("engine", "engine.simd", "engine.op", "engine.net"), others()),
            row("project", engineAnd(), others()),
            row("compute", engineAnd("project"), others()),
            row("figure", engineAnd("project", "compute"), others()),
            // Documents are read and written by one class, whole or not at all.
            row("format", engineAnd("project", "export"),
                    others("module:java.desktop", "module:java.xml", "com.fasterxml.jackson..",
                            "com.twelvemonkeys..")),
            // What a task learns from: files are read, and compute says what becomes of them.
            row("format.learn", engineAnd("project", "compute", "format"), others()),
            row("export", engineAnd("figure"), others("module:java.desktop", "module:java.xml", "org.openpdf..")),
            row("session", engineAnd("project", "compute", "format", "format.learn"),
                    others("javafx.beans..", "javafx.collections..", "javafx.event..", "javafx.util..")),
            row("ui", engineAnd("project", "compute", "figure", "format", "format.learn", "export", "session"),
                    others("javafx..", "org.controlsfx..", "org.kordamp.ikonli..", "atlantafx..")),
            row("cli", engineAnd("project", "compute", "figure", "format", "format.learn", "export", "cli.bench"),
                    others("picocli..", "com.fasterxml.jackson..")),
            // The peak of the processor is a loop of vectors that the engine has no use for; reports are JSON.
            row("cli.bench", engineAnd("project"),
                    others("module:jdk.incubator.vector", "com.fasterxml.jackson..")));

    private final Set<String> javaBase = packagesOf("java.base");
    private JavaClasses code = new ClassFileImporter().importClasses();

    @BeforeAll
    void read_the_compiled_program() {
        code = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    static Stream<String> names() {
        return TABLE.stream().map(Row::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_package_imports_only_what_the_table_allows(String name) {
        Row row = TABLE.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
        Set<String> modules = row.others().stream().filter(o -> o.startsWith("module:"))
                .flatMap(o -> packagesOf(o.substring("module:".length())).stream()).collect(toSet());
        String[] patterns = row.others().stream().filter(o -> !o.startsWith("module:")).toArray(String[]::new);
        classes().that(are("in " + name, row::holds))
                .should().onlyDependOnClassesThat(
                        are("in the table's row of " + name,
                                type -> row.holds(type) || row.ours().contains(home(type))
                                        || javaBase.contains(type.getPackageName())
                                        || modules.contains(type.getPackageName())
                                        || type.getPackageName().equals("org.jspecify.annotations"))
                                .or(JavaClass.Predicates.resideInAnyPackage(patterns)))
                .allowEmptyShould(true).check(code);
    }

    @Test
    void every_class_but_main_belongs_to_a_row_of_the_table() {
        assertThat(code.stream().filter(type -> TABLE.stream().noneMatch(row -> row.holds(type)))
                .filter(type -> !type.getPackageName().equals(ROOT)).map(JavaClass::getName)).isEmpty();
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(code);
    }

    @Test
    void only_the_program_s_entry_stands_at_the_root() {
        assertThat(code.stream().filter(type -> type.getPackageName().equals(ROOT)).map(JavaClass::getSimpleName)
                .filter(name -> !name.isEmpty())).containsExactly("Main");
    }

    private static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> condition) {
        return DescribedPredicate.describe(what, condition);
    }

    /// The most specific row a class of ours belongs to; empty for everything else.
    private static String home(JavaClass type) {
        String name = type.getPackageName();
        return TABLE.stream().map(Row::name)
                .filter(row -> name.equals(ROOT + "." + row) || name.startsWith(ROOT + "." + row + "."))
                .reduce("", (a, b) -> a.length() > b.length() ? a : b);
    }

    private static Row row(String name, Set<String> ours, Set<String> others) {
        return new Row(name, ours, others);
    }

    private static Set<String> ours(String... names) {
        return Set.of(names);
    }

    private static Set<String> engineAnd(String... names) {
        return Stream.concat(ENGINE.stream(), Arrays.stream(names)).collect(toSet());
    }

    private static Set<String> others(String... patterns) {
        return Set.of(patterns);
    }

    private static Set<String> packagesOf(String module) {
        return ModuleFinder.ofSystem().find(module).orElseThrow().descriptor().packages();
    }
}
