/**
 * A loader for webpack: leaves out how TipTap's extensions read and write Markdown, which only `@tiptap/markdown` asks for
 * and nobody of ours does. What people type as Markdown (`**bold**`, `- list`) are input rules, which stay. 3.5 kB gzip.
 */
import ts from 'typescript';

const NAMES = new Set( [ 'parseMarkdown', 'renderMarkdown', 'markdownTokenizer', 'markdownTokenName', 'markdownOptions', 'markdownName' ] );

/** Whether a node is such a property of an object. */
function isMarkdown( node ) {
	return (
		( ts.isPropertyAssignment( node ) || ts.isMethodDeclaration( node ) || ts.isShorthandPropertyAssignment( node ) ) &&
		ts.isObjectLiteralExpression( node.parent ) &&
		ts.isIdentifier( node.name ) &&
		NAMES.has( node.name.text )
	);
}

export default function withoutMarkdown( code ) {
	const cuts = [];
	const visit = ( node ) => {
		if ( isMarkdown( node ) ) {
			// With the comma behind it, where there is one.
			const comma = /^\s*,/.exec( code.slice( node.end ) );
			cuts.push( [ node.getFullStart(), node.end + ( comma ? comma[ 0 ].length : 0 ) ] );
			return;
		}
		ts.forEachChild( node, visit );
	};
	visit( ts.createSourceFile( 'extension.js', code, ts.ScriptTarget.ES2022, true ) );
	return cuts.reduceRight( ( left, [ from, to ] ) => left.slice( 0, from ) + left.slice( to ), code );
}
