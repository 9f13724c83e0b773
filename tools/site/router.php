<?php
/**
 * Routes requests of PHP's built-in web server the way a web server's rewrite
 * rules would: a file when there is one, else WordPress.
 *
 * @package Mesa
 */

$mesa_root = rtrim( (string) $_SERVER['DOCUMENT_ROOT'], '/' );
$mesa_path = rawurldecode( (string) parse_url( (string) $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

// No way out of the folder, and nothing hidden (the SQLite file begins with a dot).
if ( str_contains( $mesa_path, '/.' ) ) {
	http_response_code( 404 );
	exit;
}

if ( is_dir( $mesa_root . $mesa_path ) && is_file( rtrim( $mesa_root . $mesa_path, '/' ) . '/index.php' ) ) {
	if ( ! str_ends_with( $mesa_path, '/' ) ) {
		header( 'Location: ' . $mesa_path . '/' );
		http_response_code( 301 );
		exit;
	}
	$mesa_path .= 'index.php';
}

$mesa_file = $mesa_root . $mesa_path;
if ( ! is_file( $mesa_file ) ) {
	$mesa_path = '/index.php';
	$mesa_file = $mesa_root . $mesa_path;
}

if ( ! str_ends_with( $mesa_file, '.php' ) ) {
	// The built-in server knows no 304, which the pulse file lives from.
	if ( str_contains( $mesa_path, '/wp-content/uploads/' ) ) {
		$mesa_tag = '"' . md5( (string) file_get_contents( $mesa_file ) ) . '"';
		header( 'ETag: ' . $mesa_tag );
		header( 'Cache-Control: no-cache' );
		if ( ( $_SERVER['HTTP_IF_NONE_MATCH'] ?? '' ) === $mesa_tag ) {
			http_response_code( 304 );
			exit;
		}
		$mesa_types = array(
			'json' => 'application/json',
			'txt'  => 'text/plain; charset=utf-8',
			'png'  => 'image/png',
			'jpg'  => 'image/jpeg',
		);
		header( 'Content-Type: ' . ( $mesa_types[ pathinfo( $mesa_file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream' ) );
		readfile( $mesa_file );
		exit;
	}
	return false;
}

$_SERVER['SCRIPT_NAME']     = $mesa_path;
$_SERVER['PHP_SELF']        = $mesa_path;
$_SERVER['SCRIPT_FILENAME'] = $mesa_file;
chdir( dirname( $mesa_file ) );
require $mesa_file;
