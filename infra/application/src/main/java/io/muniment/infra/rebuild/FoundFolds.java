package io.muniment.infra.rebuild;

import io.muniment.projection.TableFold;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every read model that is kept in tables, found and not listed, where no application runs. */
public final class FoundFolds {

    private static final String PROJECTIONS = "io.muniment.projection";

    private FoundFolds() {}

    /** In the order of their names. */
    public static List<TableFold<?>> all() {
        try (var found = new AnnotationConfigApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(found, false);
            scanner.addIncludeFilter(new AssignableTypeFilter(TableFold.class));
            scanner.scan(PROJECTIONS);
            found.refresh();
            return found.getBeanProvider(new ParameterizedTypeReference<TableFold<?>>() {}).stream()
                    .sorted(Comparator.comparing(TableFold::name))
                    .toList();
        }
    }
}
