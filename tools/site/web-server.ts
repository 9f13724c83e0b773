import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, startService, which, type Service } from '../lib/process.ts';
import { ToolError } from '../lib/fail.ts';
import type { StackSize } from './site.ts';

export interface WebServer {
	/** Command-line PHP of the same version. */
	php: string;
	nginx: Service;
	fpm: Service;
	/** Starts php-fpm once more, after it was killed. */
	startFpm: () => Service;
}

function findFpm(): { fpm: string; php: string } {
	for ( const version of [ '8.5', '8.4', '8.3', '8.2', '8.1' ] ) {
		const fpm = which( `php-fpm${ version }` );
		const php = which( `php${ version }` );
		if ( fpm && php ) {
			return { fpm, php };
		}
	}
	throw new ToolError(
		'php-fpm is missing: apt-get install php-fpm php-cli php-mysql php-xml php-mbstring php-intl php-curl php-gd php-zip'
	);
}

/**
 * nginx and php-fpm with their own settings, sockets and logs.
 *
 * @param root  Folder of WordPress.
 * @param ca    A certificate authority that PHP shall trust beside the system's, or ''.
 * @param first A PHP file that runs before every other, or ''.
 * @param size  How many workers, and whether the files change.
 */
export function startWebServer(
	base: string,
	sockets: string,
	root: string,
	port: number,
	ca: string,
	first = '',
	size: StackSize = {}
): WebServer {
	const nginx = which( 'nginx' );
	if ( ! nginx ) {
		throw new ToolError( 'nginx is missing: apt-get install nginx-light' );
	}
	const { fpm, php } = findFpm();
	const asRoot = process.getuid?.() === 0;
	const socket = join( sockets, 'fpm.sock' );
	for ( const folder of [ 'nginx', 'tmp' ] ) {
		mkdirSync( join( base, folder ), { recursive: true } );
	}
	writeFileSync(
		join( base, 'php-fpm.conf' ),
		`[global]
pid = ${ sockets }/fpm.pid
error_log = ${ base }/php-fpm.log
daemonize = no
[www]
${ asRoot ? 'user = root\ngroup = root' : '' }
listen = ${ socket }
pm = static
pm.max_children = ${ size.workers ?? 6 }
catch_workers_output = yes
php_admin_value[memory_limit] = 256M
php_admin_value[upload_max_filesize] = 32M
php_admin_value[post_max_size] = 64M
php_admin_value[upload_tmp_dir] = ${ base }/tmp
php_value[error_log] = ${ base }/php-errors.log
php_admin_flag[log_errors] = on
php_admin_value[opcache.revalidate_freq] = ${ size.settled ? 2 : 0 }
${ ca === '' ? '' : `php_admin_value[openssl.cafile] = ${ ca }` }
${ first === '' ? '' : `php_admin_value[auto_prepend_file] = ${ first }` }
`
	);
	const mime = existsSync( '/etc/nginx/mime.types' ) ? 'include /etc/nginx/mime.types;' : '';
	writeFileSync(
		join( base, 'nginx.conf' ),
		`${ asRoot ? 'user root;' : '' }
worker_processes 1;
daemon off;
pid ${ sockets }/nginx.pid;
error_log ${ base }/nginx-error.log;
events { worker_connections 1024; }
http {
	${ mime }
	default_type application/octet-stream;
	access_log ${ base }/nginx-access.log;
	client_max_body_size 64m;
	client_body_temp_path ${ base }/nginx/body;
	fastcgi_temp_path ${ base }/nginx/fastcgi;
	proxy_temp_path ${ base }/nginx/proxy;
	scgi_temp_path ${ base }/nginx/scgi;
	uwsgi_temp_path ${ base }/nginx/uwsgi;
	server {
		listen 127.0.0.1:${ port };
		root ${ root };
		index index.php;
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ /\\. { deny all; }
		location ~ \\.php$ {
			try_files $uri =404;
			fastcgi_pass unix:${ socket };
			fastcgi_read_timeout 120;
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_param SCRIPT_NAME $fastcgi_script_name;
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param DOCUMENT_ROOT $document_root;
			fastcgi_param SERVER_PROTOCOL $server_protocol;
			fastcgi_param REMOTE_ADDR $remote_addr;
			fastcgi_param SERVER_NAME 127.0.0.1;
			fastcgi_param SERVER_PORT ${ port };
			fastcgi_param HTTP_AUTHORIZATION $http_authorization;
		}
	}
}
`
	);
	run( nginx, [ '-t', '-q', '-c', join( base, 'nginx.conf' ) ] );
	const startFpm = () =>
		startService( 'php-fpm', fpm, [ ...( asRoot ? [ '-R' ] : [] ), '-F', '-y', join( base, 'php-fpm.conf' ) ], {
			log: join( base, 'php-fpm.out' ),
			stopSignal: 'SIGQUIT',
		} );
	return {
		php,
		fpm: startFpm(),
		nginx: startService( 'nginx', nginx, [ '-c', join( base, 'nginx.conf' ) ], {
			log: join( base, 'nginx.out' ),
			stopSignal: 'SIGQUIT',
		} ),
		startFpm,
	};
}
