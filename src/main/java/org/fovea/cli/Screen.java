package org.fovea.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whether this machine can show a window, and what to do when it cannot.
///
/// @param environment the environment variables
/// @param linux whether the system is Linux, whose windows need a display server and libraries of the system
/// @param loads whether a system library is there
public record Screen(Map<String, String> environment, boolean linux, Predicate<String> loads) {
    /// What JavaFX loads on Linux for windows and for text, by the Debian package that has it. OpenGL is not among them:
    /// without it JavaFX paints in software.
    private static final List<Library> LIBRARIES = List.of(new Library("libX11.so.6", "libx11-6"),
            new Library("libgtk-3.so.0", "libgtk-3-0"), new Library("libXtst.so.6", "libxtst6"),
            new Library("libfreetype.so.6", "libfreetype6"), new Library("libfontconfig.so.1", "libfontconfig1"),
            new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));
    private static final String INSTEAD = "“fovea convolve temple.jpg --out maps” does the same job on a sample picture without a window.";

    private record Library(String file, String debianPackage) {
    }

    /// This machine.
    public static Screen ofThisMachine() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        boolean offscreen = "Headless".equals(System.getProperty("glass.platform"));
        return new Screen(System.getenv(), linux && !offscreen, Screen::loadsHere);
    }

    /// Why no window can open, in one sentence with the way out, or nothing when it can be tried.
    Optional<String> obstacle() {
        if (!linux) return Optional.empty();
        if (environment.getOrDefault("DISPLAY", "").isEmpty())
            return Optional.of(noDisplay("DISPLAY is not set"));
        List<Library> missing = LIBRARIES.stream().filter(library -> !loads.test(library.file())).toList();
        if (missing.isEmpty()) return Optional.empty();
        return Optional
                .of("The window needs %s of the system: “apt-get install %s” installs %s on Debian; %s"
                        .formatted(joined(missing, Library::file, ", "), joined(missing, Library::debianPackage, " "),
                                missing.size() == 1 ? "it" : "them", INSTEAD));
    }

    /// What to say when the display server did not answer.
    String refused() {
        return noDisplay("DISPLAY is “%s”, which does not answer".formatted(environment.get("DISPLAY")));
    }

    private static String noDisplay(String reason) {
        return "There is no display to open a window on (%s); %s".formatted(reason, INSTEAD);
    }

    private static String joined(List<Library> libraries, Function<Library, String> part,
            String between) {
        return libraries.stream().map(part).collect(Collectors.joining(between));
    }

    /// What was loaded stays loaded: it is what JavaFX loads next. Restricted, because a library could do anything; these are
    /// the system's own.
    @SuppressWarnings("restricted")
    private static boolean loadsHere(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
