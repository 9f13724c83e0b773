import type { MadeUser, NewUser } from './runner.ts';

export type { Login } from './runner.ts';

/** A running WordPress with the plugin, whatever carries it. */
export interface Site {
	/** playground, native or stack. */
	lane: Lane;
	/** Without a slash at the end. */
	url: string;
	adminUser: string;
	/** For wp-login.php. */
	adminPassword: string;
	wordpressVersion: string;
	phpVersion: string;
	/** For people: "SQLite 3.45 (driver 3.0.2)", "MariaDB 10.11.6". */
	database: string;
	/** Where WordPress's files lie on this machine. */
	folder: string;
	/** Ends every process of the site. */
	stop: () => Promise< void >;
	/** Its servers, to be killed on purpose; the stack lane only. */
	crash?: Crash;
	/**
	 * Runs PHP inside the site, as a request with WordPress and the plugin loaded, without a user.
	 *
	 * @param code Without an opening tag; what it returns comes back, by JSON.
	 * @param args Given to the code as the array $args.
	 * @throws Error with PHP's message when the code throws.
	 */
	runPhp: < T = unknown >( code: string, args?: Record< string, unknown > ) => Promise< T >;
	/** Makes WordPress users, or gives the present ones their role; with an application password each, kept over a restart. */
	users: ( wanted: NewUser[] ) => Promise< MadeUser[] >;
}

/** Crashes of the site's servers. What was killed is started again on what it left behind. */
export interface Crash {
	/**
	 * SIGKILL for the database, which then starts on its data.
	 *
	 * @param downMs How long it stays away.
	 */
	database: ( downMs: number ) => Promise< void >;
	/** SIGKILL for php-fpm with all its workers. */
	php: ( downMs: number ) => Promise< void >;
	/** SIGKILL for the busiest of php-fpm's workers; its master makes another. */
	phpWorker: () => Promise< void >;
}

export type Lane = 'playground' | 'native' | 'stack';

export interface SiteOptions {
	/** Names the folder under .mesa/sites that the site lives in. */
	name: string;
	/** Taken when free, else another one. */
	port?: number;
	/** Forget what is there and begin anew. */
	fresh?: boolean;
	/** Where WordPress's own mail (wp_mail) goes when the plugin does not choose a server itself. */
	smtpPort?: number;
	/** Copy changed sources into the site while it runs. */
	live?: boolean;
	/** Install the plugin from this zip, the way a site owner does, instead of copying its files. */
	zip?: string;
	/** A certificate authority (file) that the site's PHP shall trust. */
	ca?: string;
	/** The database keeps what it committed even when it is killed; slower. The stack lane only. */
	durable?: boolean;
	/** Where the site lives, if not under .mesa/sites. */
	folder?: string;
	/** A stack lane of another size. */
	size?: StackSize;
}

export interface StackSize {
	/** InnoDB's buffer pool in MB of 1024 × 1024 bytes; 256. */
	bufferPool?: number;
	/** php-fpm's workers; 6. */
	workers?: number;
	/** As on a site that nobody works on: WP_DEBUG off, PHP looks for changed files every two seconds only. */
	settled?: boolean;
}
