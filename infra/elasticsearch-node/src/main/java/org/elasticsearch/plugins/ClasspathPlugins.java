package org.elasticsearch.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.elasticsearch.Build;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.PluginDescriptor.DeploymentTarget;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The plugins of a node whose classes all come from one loader. */
@NullMarked
public final class ClasspathPlugins extends PluginsService {

    private final @Nullable List<LoadedPlugin> loaded;

    public ClasspathPlugins(Environment environment, PluginsLoader loader, List<Class<? extends Plugin>> plugins) {
        super(environment.settings(), environment.configDir(), loader);
        var instances = new ArrayList<LoadedPlugin>();
        for (var type : plugins) {
            var plugin = loadPlugin(type, environment.settings(), environment.configDir());
            instances.add(new LoadedPlugin(descriptorOf(type), plugin, type.getClassLoader()));
        }
        loaded = List.copyOf(instances);
        loadExtensions(loaded);
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        return loaded == null ? List.of() : loaded; // the super constructor asks before there are any
    }

    @Override
    public <T> List<? extends T> loadServiceProviders(Class<T> service) {
        return ServiceLoader.load(service, getClass().getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static PluginDescriptor descriptorOf(Class<? extends Plugin> type) {
        var version = Build.current().version();
        var javaVersion = Integer.toString(Runtime.version().feature());
        return new PluginDescriptor(
                type.getName(),
                "from the class path",
                version,
                version,
                javaVersion,
                type.getName(),
                null,
                List.of(),
                false,
                false,
                false,
                false,
                DeploymentTarget.ALL);
    }
}
