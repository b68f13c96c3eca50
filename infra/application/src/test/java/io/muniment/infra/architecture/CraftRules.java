package io.muniment.infra.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import io.muniment.projection.RenderedOnce;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.messaging.annotation.MessageHandler;
import org.jooq.PlainSQL;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;

/** How the house is kept. */
final class CraftRules {

    private static final Set<String> NAMES_OF_NOTHING = Set.of(
            "util",
            "utils",
            "common",
            "dto",
            "service",
            "services",
            "handler",
            "handlers",
            "impl",
            "helper",
            "helpers",
            "manager");

    private CraftRules() {}

    static List<HouseRule> in(House house) {
        return List.of(
                HouseRule.of(
                        "no package is called util, common, dto, service, handler, impl, helper or manager",
                        classes().should(liveInAPackageThatSaysSomething()),
                        "DumpedIntoUtils"),
                HouseRule.of(
                        "no class is called Util, Helper, Manager, Impl or Service",
                        noClasses()
                                .that(not(runServers(house)))
                                .should()
                                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Service)(\\$.*)?"),
                        "DealManager"),
                HouseRule.of(
                        "no money is moved for deals",
                        noClasses()
                                .that(not(house.in("*.subscription")))
                                .should()
                                .haveNameMatching(".*(Payment|Escrow)[^.]*"),
                        "DealPaymentTaken",
                        "EscrowOpened"),
                HouseRule.of(
                        "endpoints, projectors, query handlers, automations, configurations and adapters are"
                                + " package-private",
                        classes()
                                .that(areFoundByTheContainer().or(areAdapters(house)))
                                .and()
                                .doNotHaveModifier(JavaModifier.ABSTRACT)
                                .should()
                                .notBePublic(),
                        "PublicEndpoint",
                        "PublicProjector",
                        "PublicAnswers",
                        "PublicConfiguration",
                        "PublicAdapter"),
                HouseRule.of(
                        "every package is null-marked",
                        classes().should(liveInANullMarkedPackage()),
                        "DumpedIntoUtils"),
                HouseRule.of(
                        "dependencies come in through the constructor",
                        NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                        "InjectsIntoAField"),
                HouseRule.of(
                        "nobody writes to the standard streams", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, "Shouts"),
                HouseRule.of(
                        "SQL is typed",
                        classes()
                                .that(not(runServers(house).or(makeTextOfTypedSql())))
                                .should(writeNoPlainSql()),
                        "WritesPlainSql"),
                HouseRule.of(
                        "SQL goes through jOOQ",
                        noClasses()
                                .that(not(runServers(house)
                                        .or(handOverToAxon(house))
                                        .or(speakInFrontOfJooq(house))))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc.core..")
                                        .or(type(Statement.class))
                                        .or(type(PreparedStatement.class))
                                        .or(type(CallableStatement.class))),
                        "GoesAroundJooq"));
    }

    /** There a service is a server in a process of its own, and no schema is there yet to be typed from. */
    private static DescribedPredicate<JavaClass> runServers(House house) {
        return house.in("infra.embedded");
    }

    private static DescribedPredicate<JavaClass> makeTextOfTypedSql() {
        return belongToAnyOf(RenderedOnce.class);
    }

    /** Its event storage on JDBC asks for prepared statements. */
    private static DescribedPredicate<JavaClass> handOverToAxon(House house) {
        return house.in("infra.eventstore");
    }

    /** It sends a word together with the statement that jOOQ has made, whose parameters come behind it. */
    private static DescribedPredicate<JavaClass> speakInFrontOfJooq(House house) {
        return house.in("infra.tenancy").and(simpleName("SecondOfTwo").or(simpleName("RowsOfStatements")));
    }

    private static ArchCondition<JavaClass> liveInAPackageThatSaysSomething() {
        return Complaint.about(
                "live in a package that says something",
                type -> Arrays.stream(type.getPackageName().split("\\."))
                        .filter(NAMES_OF_NOTHING::contains)
                        .map(name -> type.getName() + " lives in " + name));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return Complaint.about("live in a null-marked package", type -> {
            boolean isMarked = type.getPackage().isAnnotatedWith(NullMarked.class);
            return isMarked ? Stream.of() : Stream.of(type.getName() + " lives in a package without @NullMarked");
        });
    }

    private static ArchCondition<JavaClass> writeNoPlainSql() {
        return Complaint.about(
                "write no plain SQL",
                type -> type.getCodeUnitAccessesFromSelf().stream()
                        .filter(CraftRules::isPlainSql)
                        .map(JavaCodeUnitAccess::getDescription));
    }

    private static boolean isPlainSql(JavaCodeUnitAccess<?> access) {
        return access.getTarget()
                .resolveMember()
                .filter(member -> member.isAnnotatedWith(PlainSQL.class))
                .isPresent();
    }

    private static DescribedPredicate<JavaClass> areFoundByTheContainer() {
        return DescribedPredicate.describe(
                "are found by the container",
                type -> isConfigurationOrEndpoint(type)
                        || type.isAnnotatedWith(ProcessingGroup.class)
                        || type.getMethods().stream().anyMatch(CraftRules::isHandler));
    }

    /** The main class is a configuration too, but whoever starts it stands outside. */
    private static boolean isConfigurationOrEndpoint(JavaClass type) {
        return (type.isMetaAnnotatedWith(Configuration.class) || type.isMetaAnnotatedWith(Controller.class))
                && !type.isAnnotatedWith(SpringBootApplication.class);
    }

    private static boolean isHandler(JavaMethod method) {
        return method.isMetaAnnotatedWith(MessageHandler.class);
    }

    private static DescribedPredicate<JavaClass> areAdapters(House house) {
        DescribedPredicate<JavaClass> ports = house.in("command", "projection", "query");
        return house.in("infra")
                .and(DescribedPredicate.describe(
                        "implement a port",
                        type -> type.getAllRawInterfaces().stream().anyMatch(ports)));
    }
}
