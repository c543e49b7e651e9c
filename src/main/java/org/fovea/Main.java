package org.fovea;

import java.util.Locale;
import org.fovea.cli.Commands;
import org.fovea.cli.Console;
import org.fovea.cli.Screen;
import org.fovea.ui.FoveaApp;

/// Window or command line.
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        // The program speaks English, its numbers too.
        Locale.setDefault(Locale.ENGLISH);
        // Pictures are read and written without the window system of java.desktop.
        System.setProperty("java.awt.headless", "true");
        System.exit(new Commands(Console.system(), Screen.ofThisMachine(), FoveaApp::open).run(args));
    }
}
