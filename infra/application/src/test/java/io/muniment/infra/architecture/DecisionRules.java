package io.muniment.infra.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.stereotype.Component;

/** What a decision may know, and what commands, queries and rules look like. */
final class DecisionRules {

    private static final Set<String> CHANCE =
            Set.of(Random.class.getName(), ThreadLocalRandom.class.getName(), "java.security.SecureRandom");

    private DecisionRules() {}

    static List<HouseRule> in(House house) {
        return List.of(
                HouseRule.of(
                        "aggregates, rules, commands and events know no Spring",
                        noClasses()
                                .that(decide(house))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.springframework..", "org.springdoc.."),
                        "CommandSeesSpring",
                        "AggregateSeesSpring"),
                HouseRule.of(
                        "decisions and processes do no I/O and keep no log",
                        noClasses()
                                .that(decide(house).or(house.in("command.*.process")))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(
                                                "java.io..",
                                                "java.nio.file..",
                                                "java.nio.channels..",
                                                "java.net..",
                                                "java.sql..",
                                                "javax.sql..",
                                                "java.util.logging..",
                                                "org.slf4j..")
                                        .and(not(type(Serializable.class)))),
                        "RuleReadsAFile",
                        "StepKeepsALog"),
                HouseRule.of(
                        "time and ids are given, never taken, outside of infra",
                        classes()
                                .that(house.in("kernel", "command", "projection", "query"))
                                .should(takeNeitherTimeNorChance()),
                        "RuleLooksAtTheClock",
                        "CommandMakesItsOwnId"),
                HouseRule.of(
                        "every command names the permission that it needs",
                        codeUnits()
                                .that()
                                .areAnnotatedWith(CommandHandler.class)
                                .should(takeAPermittedMessage()),
                        "CommandForAnybody"),
                HouseRule.of(
                        "every query names the permission that it needs and what it reads from",
                        classes()
                                .that(assignableTo(Query.class))
                                .and()
                                .areNotInterfaces()
                                .should()
                                .beAnnotatedWith(Requires.class)
                                .andShould()
                                .beAnnotatedWith(ReadsFrom.class),
                        "QueryForAnybody",
                        "QueryFromNowhere"),
                HouseRule.of(
                        "rules are records and live beside the decision that they guard",
                        classes()
                                .that(assignableTo(Rule.class))
                                .and()
                                .areNotInterfaces()
                                .should()
                                .beRecords()
                                .andShould()
                                .resideInAPackage(house.room("command.*")),
                        "RuleThatIsNoRecord",
                        "RuleFarFromItsDecision"),
                HouseRule.of(
                        "on the command side a decision ends at a named rule only",
                        noClasses()
                                .that(house.in("command"))
                                .should()
                                .callConstructorWhere(target(owner(type(RuleBroken.class)))),
                        "BreaksARuleByHand"));
    }

    /** All of the kernel; of the command side aggregates and what has no identity: rules, commands and other values. */
    private static DescribedPredicate<JavaClass> decide(House house) {
        return house.in("kernel")
                .or(house.in("command").and(DescribedPredicate.describe("decide", DecisionRules::isDecision)));
    }

    private static boolean isDecision(JavaClass type) {
        boolean isOfAComponent = type.getEnclosingClass()
                .filter(outer -> outer.isMetaAnnotatedWith(Component.class))
                .isPresent();
        return type.isAnnotatedWith(Aggregate.class)
                || type.isAssignableTo(Rule.class)
                || (type.isRecord() || type.isEnum()) && !isOfAComponent;
    }

    private static ArchCondition<JavaClass> takeNeitherTimeNorChance() {
        return Complaint.about(
                "take neither time nor chance",
                type -> type.getCodeUnitAccessesFromSelf().stream()
                        .filter(DecisionRules::isTimeOrChance)
                        .map(JavaCodeUnitAccess::getDescription));
    }

    private static boolean isTimeOrChance(JavaCodeUnitAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean withClock = access.getTarget().getRawParameterTypes().stream()
                .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        return owner.getPackageName().startsWith("java.time") && name.equals("now") && !withClock
                || owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick"))
                || owner.isEquivalentTo(System.class) && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
                || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && name.equals("random")
                || CHANCE.contains(owner.getName());
    }

    private static ArchCondition<JavaCodeUnit> takeAPermittedMessage() {
        return Complaint.about("take a message that names a permission", handler -> {
            List<JavaClass> parameters = handler.getRawParameterTypes();
            boolean isPermitted = !parameters.isEmpty() && parameters.getFirst().isAnnotatedWith(Requires.class);
            return isPermitted ? Stream.of() : Stream.of(handler.getFullName() + " takes no message with @Requires");
        });
    }
}
