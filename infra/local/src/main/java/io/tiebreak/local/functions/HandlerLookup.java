package io.tiebreak.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.yaml.CannotStart;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** From a handler string to a handler: finds the class, makes the one object, and binds its method. */
final class HandlerLookup {

    private static final String INTERFACE_METHOD = "handleRequest";

    private final LambdaFunction function;
    private final FunctionLoader loader;
    private final String className;
    private final String methodName;

    HandlerLookup(LambdaFunction function, FunctionLoader loader) {
        this.function = function;
        this.loader = loader;
        int separator = function.handler().indexOf("::");
        this.className = separator < 0 ? function.handler() : function.handler().substring(0, separator);
        this.methodName = separator < 0 ? INTERFACE_METHOD : function.handler().substring(separator + 2);
    }

    Handler find() {
        Object object = construct(load());
        if (methodName.equals(INTERFACE_METHOD) && object instanceof RequestStreamHandler streams) {
            return streams::handleRequest;
        }
        if (methodName.equals(INTERFACE_METHOD) && object instanceof RequestHandler<?, ?> requests) {
            return bind(requests);
        }
        return bind(object, method(object.getClass()));
    }

    private Class<?> load() {
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw problem("names the class " + className + ", which is not in " + function.code(), e);
        } catch (LinkageError e) {
            throw problem("names the class " + className + ", which can't be loaded: " + words(e), e);
        }
    }

    private Object construct(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CannotStart(
                    function.place() + ": " + function.logicalId() + " can't be constructed: " + words(cause), cause);
        } catch (ReflectiveOperationException e) {
            throw problem("names " + className + ", which has no public constructor without parameters", e);
        }
    }

    private Handler bind(RequestHandler<?, ?> handler) {
        TypeFactory types = TypeFactory.defaultInstance();
        JavaType[] parameters = types.findTypeParameters(types.constructType(handler.getClass()), RequestHandler.class);
        EventJson json = new EventJson(parameters[0].getRawClass(), parameters[1].getRawClass(), loader);
        @SuppressWarnings("unchecked")
        RequestHandler<Object, Object> requests = (RequestHandler<Object, Object>) handler;
        return (event, answer, context) -> json.write(requests.handleRequest(json.read(event), context), answer);
    }

    private Method method(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(methodName) && !method.isBridge())
                .filter(method -> method.getParameterCount() == 1
                        || (method.getParameterCount() == 2 && method.getParameterTypes()[1] == Context.class))
                .findFirst()
                .orElseThrow(() ->
                        problem("names the method " + methodName + ", which " + className + " does not have", null));
    }

    private Handler bind(Object object, Method method) {
        EventJson json = new EventJson(method.getParameterTypes()[0], method.getReturnType(), loader);
        boolean takesContext = method.getParameterCount() == 2;
        return (event, answer, context) -> {
            Object input = json.read(event);
            try {
                json.write(takesContext ? method.invoke(object, input, context) : method.invoke(object, input), answer);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        };
    }

    private CannotStart problem(String what, @Nullable Throwable cause) {
        return new CannotStart(function.place() + ": " + function.logicalId() + ".Properties.Handler " + what, cause);
    }

    private static String words(Throwable problem) {
        Throwable root = problem;
        while (root.getMessage() == null && root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.getClass().getName()
                : root.getMessage().lines().findFirst().orElse("");
    }
}
