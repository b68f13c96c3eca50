package io.muniment.infra.rebuild;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Cuts the connection to the real PostgreSQL before the n-th statement of one processor, before a commit of it, or
 * after a commit whose answer is lost: what a process leaves behind that dies there.
 */
final class CutConnections implements BeanPostProcessor {

    private static final AtomicInteger LEFT = new AtomicInteger();
    private static volatile String processor = "";
    private static volatile boolean cut;

    static void before(int point, String ofProcessor) {
        cut = false;
        LEFT.set(point);
        processor = ofProcessor;
    }

    static boolean isCut() {
        return cut;
    }

    static void noMore() {
        processor = "";
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? new Cutting(dataSource) : bean;
    }

    private static void point(Connection connection) throws SQLException {
        String wanted = processor;
        if (!wanted.isEmpty()
                && Thread.currentThread().getName().contains("[" + wanted + "]")
                && LEFT.decrementAndGet() == 0) {
            cut = true;
            connection.abort(Runnable::run);
            throw new SQLException("cut by the test", "08006");
        }
    }

    private static final class Cutting extends DelegatingDataSource {

        Cutting(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (method, arguments) -> {
                boolean commits = method.getName().equals("commit");
                if (commits) {
                    point(connection);
                }
                Object result = method.invoke(connection, arguments);
                if (commits) {
                    point(connection);
                }
                return result instanceof Statement statement
                        ? counted(statement, method.getReturnType(), connection)
                        : result;
            });
        }

        private static Object counted(Statement statement, Class<?> type, Connection connection) {
            return proxy(type, (method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    point(connection);
                }
                return method.invoke(statement, arguments);
            });
        }

        private static <T> T proxy(Class<T> type, Call call) {
            return type.cast(Proxy.newProxyInstance(
                    CutConnections.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        try {
                            return call.invoke(method, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    }));
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object invoke(Method method, Object @Nullable [] arguments)
                throws SQLException, InvocationTargetException, IllegalAccessException;
    }
}
