package io.muniment.infra.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds what catches everything. It reads the sources, because in bytecode try-with-resources and record patterns catch
 * everything too.
 */
final class GenericCatches extends TreeScanner<@Nullable Void, Collection<String>> {

    private static final Set<String> EVERYTHING = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    private final Deque<String> place = new ArrayDeque<>();

    private GenericCatches() {}

    /** {@code Class.method} of each, in the main sources below a folder. */
    static Set<String> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return in(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> root.relativize(file).toString().contains("src/main/java/"))
                    .toList());
        }
    }

    static Set<String> in(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> found = new TreeSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            for (CompilationUnitTree unit : task.parse()) {
                new GenericCatches().scan(unit, found);
            }
        }
        return found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, Collection<String> found) {
        place.push(type.getSimpleName().toString());
        super.visitClass(type, found);
        place.pop();
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, Collection<String> found) {
        place.push(place.peek() + "." + method.getName());
        super.visitMethod(method, found);
        place.pop();
        return null;
    }

    @Override
    public @Nullable Void visitCatch(CatchTree caught, Collection<String> found) {
        Tree type = caught.getParameter().getType();
        List<? extends Tree> types = type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        if (types.stream().map(Object::toString).anyMatch(EVERYTHING::contains)) {
            found.add(String.valueOf(place.peek()));
        }
        return super.visitCatch(caught, found);
    }
}
