/**
 * WordPress's rules, and the tree's import directions (docs/architecture.md).
 */
import wordpress from '@wordpress/eslint-plugin';

/** Who may import from whom below src/. What is not named is forbidden. */
const mayImport = {
	contract: [],
	core: [ 'contract' ],
	client: [ 'contract' ],
	store: [ 'client', 'core', 'contract' ],
	ui: [ 'contract', 'core' ],
	screens: [ 'store', 'ui', 'core', 'contract' ],
	admin: [ 'screens', 'store', 'ui', 'core', 'contract' ],
	poller: [ 'client', 'contract', 'core' ],
};

const parts = Object.keys( mayImport );

const zones = parts.flatMap( ( part ) => [
	{
		target: `./src/${ part }`,
		from: parts.filter( ( other ) => other !== part && ! mayImport[ part ].includes( other ) ).map( ( other ) => `./src/${ other }` ),
		message: `src/${ part } may import only ${ mayImport[ part ].join( ', ' ) || 'nothing' } (docs/architecture.md).`,
	},
	{
		target: `./src/${ part }`,
		from: [ './tools', './blocks' ],
		message: 'What ships does not import what builds it.',
	},
	{
		target: `./src/${ part }`,
		from: './tests',
		// What tests lying beside the code share.
		except: [ './support' ],
		message: 'What ships does not import what tests it.',
	},
] );

const screens = [ 'inbox', 'settings' ];
const screenZones = screens.map( ( screen ) => ( {
	target: `./src/screens/${ screen }`,
	from: screens.filter( ( other ) => other !== screen ).map( ( other ) => `./src/screens/${ other }` ),
	message: 'Screens never import each other; what they share belongs in src/ui or src/store.',
} ) );

const blockZone = {
	target: './blocks',
	from: parts.filter( ( part ) => ! [ 'contract', 'core', 'client' ].includes( part ) ).map( ( part ) => `./src/${ part }` ),
	message: 'Blocks may import contract, core and client only.',
};

export default [
	{
		ignores: [ 'build/**', 'dist/**', 'artifacts/**', '.mesa/**', 'node_modules/**', 'src/contract/generated/**', '.ci/**' ],
	},
	...wordpress.configs.recommended,
	{
		rules: {
			// `npm run check:format` runs prettier itself, many times faster than as a rule.
			'prettier/prettier': 'off',
			// Types say what the tags would repeat; prose is wanted where a reader needs it.
			'jsdoc/require-param': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-returns-check': 'off',
			'jsdoc/check-param-names': 'off',
			// tsc resolves every import; this rule cannot follow package exports maps.
			'import/no-extraneous-dependencies': 'off',
			'import/no-unresolved': 'off',
			// A chain of conditions, one a line, reads better than a variable that is assigned in branches.
			'no-nested-ternary': 'off',
			// tsc knows every type; "@returns" and "@return" mean the same.
			'jsdoc/no-undefined-types': 'off',
			'jsdoc/check-tag-names': 'off',
			// Meant for expensive calls; here it forbids naming the parts of a condition.
			'@wordpress/no-unused-vars-before-return': 'off',
			// With noUncheckedIndexedAccess both ways of asking an index signature are as safe.
			'dot-notation': 'off',
			// The contract's names are snake_case, as WordPress's REST API has them.
			camelcase: 'off',
		},
	},
	{
		files: [ 'src/**/*.{ts,tsx}', 'blocks/**/*.{ts,tsx}' ],
		rules: {
			'import/no-restricted-paths': [ 'error', { basePath: import.meta.dirname, zones: [ ...zones, ...screenZones, blockZone ] } ],
			'@wordpress/i18n-text-domain': [ 'error', { allowedTextDomain: 'mesa-help-desk' } ],
			'@wordpress/no-unsafe-wp-apis': 'error',
		},
	},
	{
		// Programs of the terminal speak on the terminal.
		files: [ 'tools/**', 'tests/**', 'src/poller/**', '**/*.test.{ts,tsx}', '*.{js,cjs,mjs}' ],
		languageOptions: {
			globals: {
				process: 'readonly',
				Buffer: 'readonly',
				require: 'readonly',
				module: 'readonly',
				__dirname: 'readonly',
				__filename: 'readonly',
			},
		},
		// Decoders of transfer encodings work on bits.
		rules: { 'no-console': 'off', 'no-bitwise': 'off' },
	},
];
