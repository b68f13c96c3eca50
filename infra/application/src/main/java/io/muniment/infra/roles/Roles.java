package io.muniment.infra.roles;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.stereotype.Component;

/**
 * What this process does, by {@code muniment.roles}: decide, answer, project, or all of it. Every process takes
 * requests; what it does not do itself goes over Axon Server to one that does.
 */
@Component
class Roles implements BeanDefinitionRegistryPostProcessor, EnvironmentAware, PriorityOrdered {

    private static final String DECISIONS = "io.muniment.command.";

    private Set<Role> roles = EnumSet.allOf(Role.class);

    enum Role {
        COMMAND,
        QUERY,
        PROJECTION
    }

    @Override
    public void setEnvironment(Environment environment) {
        roles = parse(environment.getProperty("muniment.roles", "all"));
        boolean alone = !"axon-server".equals(environment.getProperty("muniment.event-store"));
        if (alone && !roles.containsAll(List.of(Role.COMMAND, Role.QUERY))) {
            throw new RolesImpossible(
                    "muniment.roles leaves out command or query, which nobody can do for this process "
                            + "without muniment.event-store=axon-server.");
        }
    }

    static Set<Role> parse(String given) {
        if ("all".equals(given)) {
            return EnumSet.allOf(Role.class);
        }
        try {
            return Arrays.stream(given.split(","))
                    .map(name -> Role.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        } catch (IllegalArgumentException unknown) {
            throw new RolesImpossible(
                    "muniment.roles is \"all\" or a list of command, query and projection; it is \"%s\"."
                            .formatted(given));
        }
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            BeanDefinition bean = registry.getBeanDefinition(name);
            if (bean instanceof AnnotatedBeanDefinition scanned && !roles.containsAll(needed(scanned.getMetadata()))) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    static Set<Role> needed(AnnotationMetadata bean) {
        Set<Role> needed = EnumSet.noneOf(Role.class);
        if (bean.hasAnnotation(Aggregate.class.getName())) {
            needed.add(Role.COMMAND);
        }
        if (bean.hasAnnotatedMethods(QueryHandler.class.getName())) {
            needed.add(Role.QUERY);
        }
        if (bean.hasAnnotation(ProcessingGroup.class.getName())) {
            needed.add(bean.getClassName().startsWith(DECISIONS) ? Role.COMMAND : Role.PROJECTION);
        }
        if (bean.hasAnnotation(FollowsTheLedger.class.getName())) {
            needed.add(Role.PROJECTION);
        }
        return needed;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // nothing is left to do
    }

    /** Right after the classes are found, before Axon looks at them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
