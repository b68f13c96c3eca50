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
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null) {
            return passOn(method, behind(method, arguments));
        }
        return switch (method.getName()) {
            case "execute" -> execute();
            case "executeQuery" -> execute() ? both.getResultSet() : null;
            case "executeUpdate" -> execute() ? 0 : both.getUpdateCount();
            default -> passOn(method, NONE);
        };
    }

    private @Nullable Object passOn(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(both, arguments);
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

    private Object[] behind(Method method, Object[] arguments) {
        Object[] behind = arguments.clone();
        if (setsParameter(method) && behind[0] instanceof Integer place) {
            behind[0] = place + before;
        }
        return behind;
    }
}
