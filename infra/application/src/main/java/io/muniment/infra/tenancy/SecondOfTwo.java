package io.muniment.infra.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Of two statements that are sent together, the second: whoever has asked knows nothing of the first. */
final class SecondOfTwo implements InvocationHandler {

    private static final Object[] NONE = {};
    private static final Class<?>[] STATEMENT = {PreparedStatement.class};

    private final PreparedStatement both;
    private final int before;

    private SecondOfTwo(PreparedStatement both, int before) {
        this.both = both;
        this.before = before;
    }

    /** The first one's only parameter is the given value, or it has none if that is empty. */
    static PreparedStatement of(PreparedStatement both, String first) throws SQLException {
        if (!first.isEmpty()) {
            both.setString(1, first);
        }
        return (PreparedStatement) Proxy.newProxyInstance(
                SecondOfTwo.class.getClassLoader(), STATEMENT, new SecondOfTwo(both, first.isEmpty() ? 0 : 1));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments == null) {
            switch (method.getName()) {
                case "execute":
                    return execute();
                case "executeQuery":
                    execute();
                    return both.getResultSet();
                case "executeUpdate":
                    execute();
                    return both.getUpdateCount();
                default:
                    break;
            }
        }
        try {
            return method.invoke(both, arguments == null ? NONE : behind(method, arguments));
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private boolean execute() throws SQLException {
        both.execute();
        return both.getMoreResults();
    }

    private static boolean setsParameter(Method method) {
        return method.getDeclaringClass() == PreparedStatement.class
                && method.getName().startsWith("set")
                && method.getParameterCount() > 1;
    }

    private @Nullable Object[] behind(Method method, @Nullable Object[] arguments) {
        @Nullable Object[] behind = arguments.clone();
        if (setsParameter(method) && behind[0] instanceof Integer place) {
            behind[0] = place + before;
        }
        return behind;
    }
}
