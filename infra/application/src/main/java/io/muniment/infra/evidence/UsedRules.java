package io.muniment.infra.evidence;

import io.muniment.command.verification.validatedocument.Checklist;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/**
 * By which rules what is in a pack was decided and is read: the checklists that its events name, the revisions of its
 * events, the generations of its folds, and the codes of the contexts that it is of.
 */
final class UsedRules {

    private static final String KERNEL = "io.muniment.kernel";

    private final Collection<Fold<?, ?>> folds;
    private final Set<String> checklists = new TreeSet<>();
    private final Map<String, Set<Integer>> events = new TreeMap<>();
    private final Set<String> types = new TreeSet<>();

    UsedRules(Collection<Fold<?, ?>> folds) {
        this.folds = List.copyOf(folds);
    }

    void note(String type, String name, int revision, JsonNode payload) {
        types.add(type);
        events.computeIfAbsent(name, _ -> new TreeSet<>()).add(revision);
        payload.path("checklistVersion").asStringOpt().ifPresent(checklists::add);
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("checklists", checklists.stream().map(UsedRules::checklist).toList());
        told.put(
                "events",
                events.entrySet().stream()
                        .map(event -> named("name", event.getKey(), "revisions", event.getValue()))
                        .toList());
        told.put(
                "folds",
                folds.stream()
                        .filter(fold -> types.contains(fold.aggregate()))
                        .sorted((one, other) -> one.aggregate().compareTo(other.aggregate()))
                        .map(fold -> named("aggregate", fold.aggregate(), "generation", fold.generation()))
                        .toList());
        told.put(
                "codes",
                codes().filter(code -> events.keySet().stream()
                                .anyMatch(name -> context(name).equals(context(code.code()))))
                        .sorted((one, other) -> one.code().compareTo(other.code()))
                        .map(code -> named(
                                "code", code.code(), "refusal", code.refusal().name()))
                        .toList());
        return told;
    }

    private static Map<String, Object> checklist(String version) {
        return Arrays.stream(VerificationType.values())
                .filter(type -> Checklist.of(type).version().equals(version))
                .findFirst()
                .map(type -> checklist(type, Checklist.of(type)))
                .orElseGet(() -> named("version", version, "text", "not known to this version of the program"));
    }

    private static Map<String, Object> checklist(VerificationType type, Checklist checklist) {
        Map<String, Object> told = named("version", checklist.version(), "type", type.name());
        told.put(
                "accepted",
                checklist.accepted().stream().map(Enum::name).sorted().toList());
        told.put("looksFor", checklist.looksFor());
        return told;
    }

    private static String context(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static Map<String, Object> named(String first, Object one, String second, Object two) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, one);
        members.put(second, two);
        return members;
    }

    private static Stream<RuleCode> codes() {
        var catalogues = new ClassPathScanningCandidateComponentProvider(false);
        catalogues.addIncludeFilter(new AssignableTypeFilter(RuleCode.class));
        return catalogues.findCandidateComponents(KERNEL).stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(
                        name -> ClassUtils.resolveClassName(String.valueOf(name), UsedRules.class.getClassLoader()))
                .filter(Class::isEnum)
                .flatMap(catalogue -> Arrays.stream(catalogue.getEnumConstants()))
                .map(RuleCode.class::cast);
    }
}
