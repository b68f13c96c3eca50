package io.muniment.infra.architecture;

import java.util.List;

/** Where a package stands: {@code root.module.context.slice}, as far as it goes; empty where it does not. */
record Place(String module, String context, String slice) {

    static Place of(String root, String packageName) {
        if (!packageName.startsWith(root + ".")) {
            return new Place("", "", "");
        }
        List<String> names = List.of(packageName.substring(root.length() + 1).split("\\.", -1));
        return new Place(at(names, 0), at(names, 1), at(names, 2));
    }

    boolean isOtherSliceThan(Place other) {
        return module.equals(other.module)
                && context.equals(other.context)
                && !slice.isEmpty()
                && !other.slice.isEmpty()
                && !slice.equals(other.slice);
    }

    boolean isOtherContextThan(Place other) {
        return !context.isEmpty() && !other.context.isEmpty() && !context.equals(other.context);
    }

    private static String at(List<String> names, int position) {
        return position < names.size() ? names.get(position) : "";
    }
}
